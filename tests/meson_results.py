#!/usr/bin/env python3
"""Turn meson's testlog.json into result lines: one a test, or, where a test prints TAP itself, one a subtest."""
import json, pathlib, re, sys

log, build = pathlib.Path(sys.argv[1]), sys.argv[2]
tests = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
failed = not tests
if not tests:
    print("not ok meson ran no test")
for test in tests:
    good = test["result"] in ("OK", "EXPECTEDFAIL")
    if test["result"] == "SKIP":
        print(f"skip {build} {test['name']}: skips itself")
        continue
    inner = re.findall(r"^(?:not )?ok\b[^\n]*", test.get("stdout") or "", re.M)
    for line in inner:
        print(re.sub(r"^((?:not )?ok)\s*\d*\s*-?\s*", rf"\1 {build} {test['name']}: ", line))
    if not good or not inner:
        print(f"{'ok' if good else 'not ok'} {build} {test['name']}" + ("" if good else f" ({test['result']})"))
    if not good:
        failed = True
        for name in ("stdout", "stderr"):
            print("\n".join("    " + line for line in (test.get(name) or "").split("\n")[-40:]))
sys.exit(failed)
