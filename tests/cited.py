#!/usr/bin/env python3
"""Sources that the rules name by key, "(s3, s4)", as people see them: as numbers of a list, or as titles; never as keys.

The numbers of `show` are worked out here once more from the YAML files. The JSON of `show` keeps the file's own words, and its keys.
"""
import json, pathlib, re, tempfile

import yaml

import tap

STATES = tap.TOP / "states"
EXAMPLE = str(tap.TESTS / "profiles" / "example.yaml")
# A key on its own: not a part of a word, a name or an address.
KEY = r"(?<![\w./:@])s\d+[a-z]?(?![\w])(?![/_.@:]\w)"
CODES = sorted(path.stem for path in STATES.glob("*.yaml"))
COMMANDS = [
    ["show", "--all"], ["show", "--all", "--format", "markdown"], ["check", "--all"], ["check", *CODES, "-p", EXAMPLE], ["search", "the"], ["ncps"], ["states"],
    ["relocate", "--from", "OR", "--all"], ["relocate", "--from", "OR", "--to", ",".join(c for c in CODES if c not in ("OR", "US")), "-p", EXAMPLE, "--format", "markdown"], ["map"], ["report", "--all"],
    ["report", *CODES, "-p", EXAMPLE],
    *([verb, code, *more] for verb in ("plan", "renew", "check") for code in CODES for more in ([], ["--format", "json"])),
    ["ncps", "--format", "json"], ["relocate", "--from", "OR", "--to", ",".join(c for c in CODES if c not in ("OR", "US")), "--format", "json"],
    *(["compare", *CODES[i:i + 8], *more] for i in range(0, len(CODES), 8) for more in ([], ["--format", "markdown"], ["--format", "csv"]) if len(CODES[i:i + 8]) > 1),
]


def folded(text):
    return re.sub(r"\s+", " ", text)


def bare(args):
    done = tap.run(args)
    text = done.out.decode()
    if args[0] == "report":     # the style and the addresses are no words
        text = re.sub(r"<style>.*?</style>|<[^>]*>", " ", text, flags=re.S)
    nothing = args[0] == "renew" and b"nothing to renew" in done.err
    faults = [f"status {done.status}: {done.err.decode()[:300]}"] if done.status in (2, 4, 5) or tap.crashed(done) or not (done.out or nothing) else []
    return faults + [f"{text[max(0, m.start() - 60):m.end() + 30]!r}" for m in re.finditer(KEY, text)][:5]


def numbered(text, keys):
    """The same once more: "(s1, s3)" is [1][3], any other key its number."""
    number = lambda key: f"[{keys.index(key) + 1}]"
    text = re.sub(rf"\(({KEY}(?:, {KEY})*)\)", lambda m: "".join(map(number, m[1].split(", "))), text)
    return re.sub(KEY, lambda m: number(m[0]), text)


def texts(node):
    """Every text of a state file but the sources' own fields."""
    if isinstance(node, str):
        yield node
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from texts(value)


def show(code):
    rules = yaml.load((STATES / f"{code}.yaml").read_text(), Loader=yaml.BaseLoader)
    keys = list(rules.get("sources") or {})
    shown = folded(tap.run(["show", code], env={"COLUMNS": "200"}).out.decode())
    listed = shown[shown.rindex("Sources - [1]"):] if keys else ""
    faults = [f"[{i + 1}] is not {key}" for i, key in enumerate(keys)
              if folded(f"[{i + 1}] {rules['sources'][key]['url']} {rules['sources'][key]['title']} (") not in listed]
    naming = [t for t in texts({k: v for k, v in rules.items() if k != "sources"}) if re.search(KEY, t) and t not in keys]
    faults += [f"not shown: {numbered(t, keys)[:200]}" for t in naming if folded(numbered(t, keys)).strip() not in shown]
    tap.result(f"show {code}: {len(naming)} texts that name sources, {len(keys)} sources", faults)
    return len(naming)


def made_up(here):
    """What is not a key: a word, a part of an address; and sources of one address, which show tells apart."""
    small = yaml.safe_load((tap.TESTS / "cases" / "small" / "CA.yaml").read_text())
    small["sources"]["page"] = {"title": "The page", "url": "https://example.org/page", "publisher": "issuer", "dated": "unknown"}
    small["sources"]["s3b"] = {"title": "Rules, an older copy", "url": small["sources"]["s1"]["url"], "publisher": "issuer", "dated": "unknown"}
    small["summary"] = "The page (page) and https://example.org/s1/s2 and example.s1.org say so (s1, s3b); s2, not s9, us1 or s1x."
    (here / "CA.yaml").write_text(yaml.safe_dump(small, sort_keys=False))
    said = lambda *args: folded(tap.run([*args, "--states", str(here)]).out.decode())
    wanted = "The page (page) and https://example.org/s1/s2 and example.s1.org say so [1][4]; [2], not s9, us1 or s1x."
    shown = said("show", "CA")
    faults = [] if wanted in shown else [shown[:400]]
    faults += [f"not listed: {t}" for t in ("[1] https://example.org/rules Example rules (", "[4] https://example.org/rules Rules, an older copy (") if t not in shown]
    tap.result("show: what looks like a key and is none", faults)
    title = 'say so ("Example rules", "Rules, an older copy"); "Example list", not s9'
    found = said("search", "say so")
    tap.result("search: titles in place of keys", [] if title in found else [found[:400]])
    found = tap.run(["search", "say so", "--format", "json", "--states", str(here)]).out
    tap.result("search: JSON keeps the file's own words", [] if json.loads(found)["found"][0]["text"] == small["summary"] else [found.decode()[:400]])


def why():
    """A note that `ask` shows and that names a source; its title stands there, its key does not."""
    for code in CODES:
        rules = yaml.load((STATES / f"{code}.yaml").read_text(), Loader=yaml.BaseLoader)
        for credential in rules.get("credentials") or []:
            if re.search(KEY, json.dumps([item.get("note", "") for item in credential["routes"].get("standard", []) if isinstance(item, dict)])):
                done = tap.run(["ask", credential["id"]], stdin=b"why\ndon't know\n" * 40)
                notes = re.findall(r"Note: .*", folded(done.err.decode()))
                if any(f'"{source["title"]}"' in n for n in notes for source in rules["sources"].values()):
                    return tap.result("ask: titles in place of keys", [n[:300] for n in notes if re.search(KEY, n)])
    tap.result("ask: titles in place of keys", ["no question's note names a source"])


for_all = tap.each([(" ".join(args), args) for args in COMMANDS], lambda item: (item[0], bare(item[1])))
broken = [f"{name.replace(str(tap.TESTS), 'tests')}: {fault}" for name, faults in filter(None, for_all) for fault in faults]
tap.result(f"no key in what {len(COMMANDS)} commands say", broken)
named = sum(filter(None, tap.each(CODES, show)))
tap.result("there are texts that name sources", [] if named > 50 else [f"{named}"])
kept = tap.run(["show", "--all", "--format", "json"]).out.decode()
tap.result("show: JSON keeps the file's own words", [] if len(re.findall(r"\(s\d+", kept)) > 50 else ["it does not"])
with tempfile.TemporaryDirectory(prefix="peerpath-cited-") as scratch:
    made_up(pathlib.Path(scratch))
why()
tap.finish()
