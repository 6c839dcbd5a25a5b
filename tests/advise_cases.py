#!/usr/bin/env python3
"""Run the golden cases of tests/cases/advise/*.yaml: advice about real states, worked out by hand from the states' files and sources.

usage: advise_cases.py FOLDER [NAME…]

A file is a mapping: `person`, a profile that its cases share (a case's own `profile` changes single fields; `profile: none` runs
without one), and `cases`, each:

    why, source   what the case shows, and where the expected answer can be read
    run           the command line behind `peerpath`
    as_of         the date asked about
    expect        what the answer must hold, a part of the summary below; `exit` is the exit status

The program's JSON is boiled down to a summary that can be written by hand: requirements by their short ids, amounts as numbers.
Then the same question is asked in the command's other formats, which must agree in exit status and name the same things.
"""
import csv, io, json, pathlib, re, sys, tempfile

import yaml

import tap

KEYS = {"why", "source", "run", "as_of", "profile", "expect"}


def short(identity, credential):
    return identity[len(credential) + 1:] if identity.startswith(credential + ".") else identity


def missing_by_id(requirements, credential):
    return {short(r["id"], credential): r["missing"] for r in requirements}


def ids(requirements, credential):
    return sorted(short(r["id"], credential) for r in requirements)


def money(cost):
    return {"usd": cost["usd"], "not_known": sorted(cost["not_known"])}


def way(found, credential):
    return {
        "verdict": found["verdict"], "open": found["open"], "hours": found["hours_to_do"], "all_hours": found["hours_if_all_open_are_to_do"],
        "unmeasured": found["training_without_stated_hours"], "first": found["another_certification_first"], "wait": found["wait_until"], "things": found["things_to_do"],
        "met": ids(found["met"], credential), "again": ids(found["to_do_again"], credential), "unmet": missing_by_id(found["unmet"], credential), "unknown": ids(found["unknown"], credential),
        "cost": money(found["cost"]),
    }


def move(found):
    name = found["credential"]
    answer = {"verdict": found["verdict"], "serves": found["serves"], "shorter": found["shorter"], "route_named": found["out_of_state"]["route_named"],
              "accepts": found["out_of_state"]["accepts"],
              "lost": sorted([[loss["what"], loss["hours"], "+".join(loss["reasons"])] for loss in found["lost"]], key=str)}
    return answer | {w["route"]: way(w, name) for w in found["ways"]}


def relocate(said):
    answer = {"from": said["from"], "order": [t["jurisdiction"] for t in said["targets"]]}
    for target in said["targets"]:
        answer[target["jurisdiction"]] = {"verdict": target["verdict"], "first": target["credential"], "common_track": target["common_track"],
                                          "credentials": [c["credential"] for c in target["credentials"]]} | {c["credential"]: move(c) for c in target["credentials"]}
    return answer


def plan(said):
    name = said["credential"] or ""
    steps = [(short(s["requirement"]["id"], name) if s["requirement"] else s["what"], s) for s in said["steps"]]
    answer = {k: said[k] for k in ("credential", "state", "verdict", "route", "hours_per_week", "training_hours", "work_hours", "apply_on", "earliest", "no_date", "least_hours_per_week", "expired_on", "text")}
    answer |= {"unmeasured": said["training_without_stated_hours"], "steps": [i for i, _ in steps], "from": {i: s["from"] for i, s in steps}, "say": {i: s["text"] for i, s in steps},
               "to": {i: s["to"] for i, s in steps}, "parts": sorted(i for i, s in steps if s["part_of_a_total"]), "one_of": {i: s["one_of"] for i, s in steps},
               "first": {i: s["first"] for i, s in steps}}
    if "cost" in said:
        answer |= {"cost": money(said["cost"]), "bring": sorted(short(b["for"], name) for b in said["bring"]), "delivery": said["training"]["delivery"]}
    if "closed_by" in said:
        answer |= {"closed_by": [[c["route"], short(c["requirement"]["id"], name)] for c in said["closed_by"]], "no_plan_for": said["no_plan_for"]}
    return answer


def compare(said):
    columns = [c["credential"] or c["jurisdiction"] for c in said["columns"]]
    rows = {}
    for row in said["rows"]:
        rows[row["row"]] = {"differs": row["differs"]} | {n: cell["text"] if cell["state"] == "asked" else "(" + cell["state"] + ")" for n, cell in zip(columns, row["cells"])}
    return {"columns": columns, "same_people": {n: c["same_people"] for n, c in zip(columns, said["columns"])}, "rows": rows}


SUMMARIES = {"relocate": relocate, "plan": plan, "compare": compare}


def faults_of(expected, found, where=""):
    """What of `expected` does not stand in `found`. `absent` means that the key must not be there; ~TEXT is a regular expression."""
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return [f"{where}: {found!r}, expected a mapping"]
        # The sets of ids are told whole: what is not named must not be there.
        whole = where.split("/")[-1] == "unmet"
        extra = [f"{where}: also has {k!r}" for k in found if k not in expected] if whole else []
        return extra + [f for k, v in expected.items() for f in
                        (([f"{where}/{k} is there"] if k in found else []) if v == "absent" else
                         faults_of(v, found[k], f"{where}/{k}") if k in found else [f"{where}/{k} is not there; there is {sorted(map(str, found))}"])]
    if isinstance(expected, str) and expected.startswith("~"):
        return [] if isinstance(found, str) and re.search(expected[1:], found) else [f"{where}: {found!r} does not match {expected[1:]!r}"]
    if isinstance(expected, list) and where.split("/")[-1] in ("met", "again", "unknown", "lost", "bring", "not_known", "parts"):
        expected, found = sorted(expected, key=str), sorted(found, key=str)
    return [] if str(expected) == str(found) or expected == found else [f"{where}: {found!r}, expected {expected!r}"]


def other_formats(case, args, done):
    """The text and the Markdown must say the same: the exit status, and the ids of what was answered."""
    faults = []
    said = json.loads(done.out)
    named = ([c["credential"] for t in said["targets"] for c in t["credentials"]] if "targets" in said else
             [c["credential"] for c in said["columns"]] if "columns" in said else [said["credential"]])
    faults += [f"names a source by its key: {c}" for t in said.get("targets", []) for m in t["credentials"] for c in m["out_of_state"]["conditions"]
               if re.search(r"\bs\d+\b", c)]
    formats = ["text", "markdown"] + (["csv"] if "credential" not in said else [])
    for form in formats:
        other = tap.run(args + ["--format", form])
        text = other.out.decode()
        if tap.crashed(other) or other.status != done.status or other.err:
            faults.append(f"{form}: exit status {other.status}, {done.status} in JSON; stderr {other.err.decode()!r}")
        if "--all" not in args:
            faults += [f"{form} does not name {n}" for n in named if n and n not in text.replace("\\", "")]
        if doubled := re.search(r"(\[\d+\]) ?\1", text):
            faults.append(f"{form}: cites twice: {doubled[0]}")
        if form == "text":
            faults += [f"line of {len(line)} columns: {line}" for line in text.split("\n") if len(line) > 80 and " " in line.strip() and "http" not in line]
        if form == "csv" and "targets" in said:
            rows = list(csv.DictReader(io.StringIO(text)))
            ways = [(t["jurisdiction"], c["credential"], w["route"]) for t in said["targets"] for c in t["credentials"] for w in c["ways"]]
            if [(r["jurisdiction"], r["credential"], r["route"]) for r in rows if r["route"]] != ways or any(None in r or None in r.values() for r in rows):
                faults.append("csv: not a row for each route")
        elif form == "csv":
            rows = list(csv.reader(io.StringIO(text)))
            if {len(r) for r in rows} != {2 + len(said["columns"])} or len(rows) != 1 + len(said["rows"]):
                faults.append("csv: not a table of all rows and columns")
    return faults


def check(item):
    name, person, case = item
    faults = [f"unknown key {k!r}" for k in set(case) - KEYS] + [f"no {k!r}" for k in KEYS - {"profile"} if k not in case]
    if faults:
        return tap.result(name, faults)
    with tempfile.NamedTemporaryFile("w", suffix=".json", prefix="peerpath-profile-") as profile:
        args = case["run"].split() + ["--as-of", str(case["as_of"])]
        if case.get("profile") != "none" and args[0] != "compare":
            json.dump({k: v for k, v in (person | (case.get("profile") or {})).items() if v is not None}, profile, default=str)
            profile.flush()
            args += ["-p", profile.name]
        done = tap.run(args + ["--format", "json"])
        if tap.crashed(done) or done.status not in (0, 1, 3):
            return tap.result(name, [f"exit status {done.status}: {' '.join(args)}\n{done.err.decode()}"])
        found = SUMMARIES[args[0]](json.loads(done.out)) | {"exit": done.status}
        faults = faults_of(case["expect"], found) + other_formats(case, args, done)
    tap.result(name, [f"{case['why']}\n{case['run']} --as-of {case['as_of']}"] + faults if faults else [])


def plain_loader():
    """YAML 1.2's idea of a plain word: dates and yes/no stay texts, as the program reads them."""
    loader = type("Plain", (yaml.SafeLoader,), {"yaml_implicit_resolvers": {}})
    for tag, pattern, first in (("int", r"-?\d+$", "-0123456789"), ("float", r"-?\d+\.\d+$", "-0123456789"), ("null", r"(null|~)?$", "n~"), ("bool", r"(true|false)$", "tf")):
        loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first) + ([""] if tag == "null" else []))
    return loader


CLASSES = {"eligible": 0, "likely": 1, "unknown": 2, "not_yet": 2, "ineligible": 3, "not_offered": 4}


def rank_key(target):
    """The order that `relocate --all` promises, worked out again from the parts of the answer: class, then the hours that are
    certainly to do on the shortest way, those that the sources do not tell last. A coarser key than the program's own."""
    if not target["credentials"]:
        return (CLASSES["not_offered"], 0, 0)
    first = target["credentials"][0]
    ways = [w for w in first["ways"] if w["route"] == first["shortest_way"]]
    hidden = any(r["kind"] in ("course", "orientation") and not r["missing"] and "hours)" not in r["text"] for r in ways[0]["unmet"]) if ways else True
    return (CLASSES[first["verdict"]], hidden, ways[0]["hours_to_do"][0] if ways else 0)


def ranking(person):
    """--all ranks every state but the one to leave, the possible ones first, then the shortest way."""
    states = {p.stem for p in (tap.TOP / "states").glob("??.yaml")}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as profile:
        json.dump(person, profile, default=str)
        profile.flush()
        for label, more in (("with a profile", ["-p", profile.name]), ("without one", [])):
            done = tap.run(["relocate", "--from", "OR", "--all", "--as-of", "2026-11-21", "--format", "json"] + more)
            targets = json.loads(done.out)["targets"]
            codes = [t["jurisdiction"] for t in targets]
            faults = [] if set(codes) == states - {"OR", "US"} and len(codes) == len(set(codes)) else [f"ranks {len(codes)}: {codes}"]
            faults += [] if [t["rank"] for t in targets] == list(range(1, len(codes) + 1)) else ["ranks are not 1, 2, 3, …"]
            classes = [rank_key(t)[0] for t in targets]
            faults += [] if classes == sorted(classes) else [f"classes out of order: {list(zip(codes, classes))}"]
            for a, b in zip(targets, targets[1:]):
                key, next_key = rank_key(a), rank_key(b)
                if key[0] == next_key[0] and not key[1] and not next_key[1] and a["credentials"] and b["credentials"] and key[2] > next_key[2] \
                        and all(w["whole"] is not None for w in a["credentials"][0]["ways"]) and not {a["jurisdiction"], b["jurisdiction"]} & unclear_first(targets):
                    faults.append(f"{a['jurisdiction']} ({key[2]} h) stands before {b['jurisdiction']} ({next_key[2]} h)")
            best = min((CLASSES[t["verdict"]] for t in targets), default=4)
            wanted = {0: 0, 1: 3, 2: 3}.get(best, 1)
            faults += [] if done.status == wanted else [f"exit status {done.status}, expected {wanted}"]
            tap.result(f"advise: relocate --all {label}", faults)


def unclear_first(targets):
    """Targets that are led by a certification of unclear status or by one that nothing is known of: they stand last in their class."""
    status = {}
    for path in (tap.TOP / "states").glob("??.yaml"):
        for credential in yaml.load(path.read_text(), Loader=plain_loader()).get("credentials") or []:
            status[credential["id"]] = credential.get("status")
    return {t["jurisdiction"] for t in targets if t["credentials"] and (status[t["credentials"][0]["credential"]] == "unclear" or not t["credentials"][0]["shortest_way"]
            or not any(w["met"] or w["unmet"] or w["unknown"] for w in t["credentials"][0]["ways"]))}


def training_asked(credential):
    """Hours of training that the state's file asks of everybody on the standard route, and whether it says that this is all."""
    hours, all_told = 0, "standard" in (credential.get("complete") or [])
    for item in (credential.get("routes") or {}).get("standard") or []:
        if "any_of" in item or "prior_credential" in item or "course" in item or "orientation" in item:
            all_told = False    # may ask for more
        elif "training_hours" in item and "topic" not in item and item.get("stage") != "keep" and not {"effective", "until"} & set(item):
            hours = max(hours, float(item["training_hours"]))
    return hours, all_told


def state_credentials_of_40_hours():
    """`ncps` works out from the data which state certifications asked for 40 hours; here the states' files are read again, another way."""
    done = tap.run(["ncps", "--as-of", "2026-11-21", "--format", "json"])
    rule = next(r for r in json.loads(done.out)["hours_rules"] if r["credential"] == "us-ncps")
    found, faults, sure = {e["credential"]: e["state"] for e in rule["all"]}, [], 0
    for path in sorted((tap.TOP / "states").glob("??.yaml")):
        for credential in yaml.load(path.read_text(), Loader=plain_loader()).get("credentials") or []:
            name, status = credential["id"], credential.get("status")
            hours, all_told = training_asked(credential)
            if path.stem == "US" or status in ("planned", "retired"):
                faults += [f"{name} is {status or 'national'}, and is listed"] if name in found else []
            elif hours >= 40:
                sure += 1
                faults += [f"{name} asks for {hours} hours of everybody, and is {found.get(name)!r}"] if found.get(name) != "met" else []
            elif all_told and hours < 40:
                faults += [f"{name} asks for {hours} hours and nothing else, and is {found.get(name)!r}"] if found.get(name) != "unmet" else []
    tap.result("advise: ncps finds the certifications that ask for 40 hours", faults or ([] if sure > 40 and rule["hours"] == 40 else [f"only {sure} are sure, of {rule['hours']} hours"]))


def zones(person):
    """Dates are plain dates: the machine's zone changes nothing."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as profile:
        json.dump(person, profile, default=str)
        profile.flush()
        for command in ("plan or-pss", "relocate --from OR --to WA", "renew", "ncps"):
            said = {tap.run(command.split() + ["-p", profile.name, "--format", "json", "--as-of", "2028-02-29"], env={"TZ": zone}).out
                    for zone in ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York")}
            tap.result(f"advise: {command} in every time zone", [] if len(said) == 1 else ["the output depends on the time zone"])


def main():
    names = set(sys.argv[2:])
    cases, persons = [], {}
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.yaml")):
        loaded = yaml.load(path.read_text(), Loader=plain_loader())
        persons[path.stem] = loaded.get("person") or {}
        cases += [(f"advise/{path.stem}[{i + 1}]", persons[path.stem], case) for i, case in enumerate(loaded["cases"])]
    cases = [c for c in cases if not names or re.sub(r"\[.*|advise/", "", c[0]) in names]
    tap.each(cases, check)
    if not names:
        counts = {c: sum(case["run"].split()[0] == c for _, _, case in cases if "run" in case) for c in SUMMARIES}
        tap.result("advise: how many golden cases", [f"{c}: {counts[c]}, and {least} are wanted" for c, least in (("relocate", 10), ("plan", 6), ("compare", 6)) if counts[c] < least])
        ranking(persons["relocate"])
        zones(persons["relocate"])
        state_credentials_of_40_hours()
    tap.finish()


main()
