#!/usr/bin/env python3
"""Run the golden cases of tests/cases/eval/*.yaml: one person, one credential, the verdict that a human being read off the sources.

usage: eval_cases.py FOLDER [NAME…]

A file is a list of cases (or one case), each a mapping:

    why       what the case shows                     source    where the expected answer can be read
    check     a credential id or a jurisdiction       track     only credentials of that track (optional)
    as_of     the date asked about                    stage     train, apply (default), certify or keep
    profile   the person, as in a profile file
    credential  the credential whose result is meant, where `check` names a jurisdiction with several (optional)
    expect    verdict, exit, route, routes {route: verdict}, met [ids], unmet {id: missing or null}, unknown [ids]; any of them;
                to_confirm [ids]: all that are met as far as one can tell, and no other

Requirement ids are given with or without the credential in front. Those of a choice (any_of) count like the others.
After all cases the runner asks for their breadth: jurisdictions, verdicts, kinds, stages and more; see breadth().
"""
import collections, json, pathlib, re, sys, tempfile
import yaml

import tap

KEYS = {"why", "source", "check", "credential", "track", "as_of", "stage", "profile", "expect"}
EXPECTED = {"verdict", "exit", "route", "routes", "met", "unmet", "unknown", "to_confirm"}
VERDICTS = ["eligible", "likely", "unknown", "not_yet", "ineligible", "not_offered"]
TRACKS = "mental_health substance_use integrated family youth veteran justice".split()
STAGES = ["train", "apply", "certify", "keep"]
KINDS = """age_min age_max education_min lived_experience recovery_duration training_hours ce_hours course experience_hours supervision_hours
exam references residency employment background_check code_of_ethics interview orientation prior_credential prior_status other""".split()
MIN_CASES, MIN_JURISDICTIONS = 60, 25

seen = collections.defaultdict(set)     # what the answers of all cases held


def flat(requirements):
    for r in requirements:
        if "any_of" in r:
            seen["any_of"].add(r["state"])
            for option in r["any_of"]:
                yield from flat(option)
        else:
            yield r


def short(identity, credential):
    """A requirement's id without the credential in front."""
    return identity[len(credential) + 1:] if identity.startswith(credential + ".") else identity


def states_of(found, first):
    """{id: (state, missing)} over all routes; where routes share an id, that of the route named first counts."""
    states = {}
    for route in sorted(found["routes"], key=lambda route: route["route"] != first):
        of_route = {}
        for r in flat(route["requirements"]):
            seen["kind"].add(r["kind"])
            identity = short(r["id"], found["credential"])
            if identity not in of_route or r["state"] == "met":     # of two options with one id the one that holds
                of_route[identity] = (r["state"], r.get("missing"))
        states = {**of_route, **states}
    return states


def same(wanted, got):
    numbers = isinstance(wanted, (int, float)) and isinstance(got, (int, float)) and not isinstance(wanted, bool)
    return float(wanted) == float(got) if numbers else wanted == got


def compare_result(expect, found):
    faults = []
    for key in ("verdict", "route"):
        if key in expect and found.get(key) != expect[key]:
            faults.append(f"{key} is {found.get(key)!r}, expected {expect[key]!r}")
    routes = {r["route"]: r for r in found["routes"]}
    for name, verdict in (expect.get("routes") or {}).items():
        said = routes[name]["verdict"] if name in routes else None
        if said != verdict:
            faults.append(f"route {name} is {said!r}, expected {verdict!r}")
    states = states_of(found, expect.get("route") or found.get("route"))
    for state in ("met", "unmet", "unknown"):
        for identity in expect.get(state) or []:
            said = states.get(short(identity, found["credential"]), ("not there", None))[0]
            if said != state:
                faults.append(f"{identity} is {said}, expected {state}")
    if "to_confirm" in expect:
        said = {short(r["id"], found["credential"]) for route in found["routes"] for r in flat(route["requirements"]) if r["to_confirm"]}
        wanted = {short(identity, found["credential"]) for identity in expect["to_confirm"]}
        if said != wanted:
            faults.append(f"to be confirmed are {sorted(said)}, expected {sorted(wanted)}")
    for identity, missing in (expect.get("unmet") or {}).items():
        state, said = states.get(short(identity, found["credential"]), (None, None))
        if missing is not None and state == "unmet" and not same(missing, said):
            faults.append(f"{identity}: {said!r} missing, expected {missing!r}")
    return faults


def pick(case, results):
    wanted = case.get("credential") or case["check"]
    named = [r for r in results if r["credential"] == wanted]
    return (named or results or [None])[0] if named or len(results) == 1 else None


def shape(case):
    faults = [f"unknown key {k!r}" for k in set(case) - KEYS] + [f"unknown key expect.{k!r}" for k in set(case.get("expect") or {}) - EXPECTED]
    return faults + [f"no {k!r}" for k in ("why", "source", "check", "as_of", "profile", "expect") if k not in case]


def check(item):
    name, case = item
    faults = shape(case)
    if faults:
        return tap.result(name, faults)
    with tempfile.NamedTemporaryFile("w", suffix=".json", prefix="peerpath-profile-") as profile:
        json.dump(case["profile"], profile, default=str)
        profile.flush()
        args = ["check", str(case["check"]), "-p", profile.name, "--as-of", str(case["as_of"]), "--format", "json"]
        args += ["--stage", case["stage"]] if "stage" in case else []
        args += ["--track", case["track"]] if "track" in case else []
        done = tap.run(args)
    expect = case["expect"]
    if tap.crashed(done) or done.status not in (0, 1, 3):
        return tap.result(name, [f"exit status {done.status}: {' '.join(args)}\n{done.err.decode()}"])
    said = json.loads(done.out)
    if "exit" in expect and done.status != expect["exit"]:
        faults.append(f"exit status {done.status}, expected {expect['exit']}")
    found = pick(case, said["results"])
    with tap.lock:
        seen["jurisdiction"].update(r["jurisdiction"] for r in said["results"])
        for r in said["results"]:
            seen["verdict"].add(r["verdict"] if r is found else None)
            seen["route"].add(r.get("route") if r is found else None)
            seen["track"].add(r["track"] if r is found else None)
        if found is None:
            faults.append(f"no single result for {case.get('credential') or case['check']}: {[r['credential'] for r in said['results']]}")
        else:
            faults += compare_result(expect, found)
        if said["as_of"] != str(case["as_of"]) or said["stage"] != case.get("stage", "apply"):
            faults.append(f"answered as of {said['as_of']} at stage {said['stage']}")
    tap.result(name, [f"{case['why']}\n{' '.join(args[:2])} --as-of {case['as_of']}"] + faults if faults else [])


def breadth(cases):
    def at_least(what, have, least):
        tap.result(f"golden cases: {what}", [] if have >= least else [f"{have}, and {least} are wanted"])

    def all_of(what, have, wanted):
        missing = [w for w in wanted if w not in have]
        tap.result(f"golden cases: {what}", [f"none for {', '.join(missing)}"] if missing else [])
    values = [c for _, c in cases]
    at_least("how many", len(values), MIN_CASES)
    at_least("jurisdictions", len(seen["jurisdiction"]), MIN_JURISDICTIONS)
    all_of("every verdict", {c["expect"].get("verdict") for c in values}, VERDICTS)
    all_of("every exit status of a verdict", {c["expect"].get("exit") for c in values}, [0, 1, 3])
    all_of("every kind of requirement", seen["kind"], KINDS)
    all_of("every stage", {c.get("stage", "apply") for c in values}, STAGES)
    all_of("choices met, unmet and unknown", seen["any_of"], ["met", "unmet", "unknown"])
    all_of("both main routes speak", seen["route"], ["standard", "reciprocity"])
    at_least("dates asked about", len({str(c["as_of"]) for c in values}), 4)
    all_of("every track", seen["track"], TRACKS)
    at_least("cases that hold routes side by side", sum("routes" in c["expect"] for c in values), 5)
    at_least("cases with an amount missing", sum(any(v is not None for v in (c["expect"].get("unmet") or {}).values()) for c in values), 10)


def main():
    names = set(sys.argv[2:])
    cases = []
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.yaml")):
        loaded = yaml.load(path.read_text(), Loader=plain_loader())
        loaded = loaded.get("cases", [loaded]) if isinstance(loaded, dict) else loaded
        for i, case in enumerate(loaded):
            cases.append((f"eval/{path.stem}" + (f"[{i + 1}]" if len(loaded) > 1 else ""), case))
    cases = [c for c in cases if not names or re.sub(r"\[.*|eval/", "", c[0]) in names]
    tap.each(cases, check)
    if not names:
        breadth([c for c in cases if not shape(c[1])])
    tap.finish()


def plain_loader():
    """YAML 1.2's idea of a plain word: dates and yes/no stay texts, as the program reads them."""
    loader = type("Plain", (yaml.SafeLoader,), {"yaml_implicit_resolvers": {}})
    for tag, pattern, first in (("int", r"-?\d+$", "-0123456789"), ("float", r"-?\d+\.\d+$", "-0123456789"), ("null", r"(null|~)?$", "n~"), ("bool", r"(true|false)$", "tf")):
        loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first) + ([""] if tag == "null" else []))
    return loader


main()
