#!/usr/bin/env python3
"""The JSON reader against Python's: thousands of documents, most of them damaged, must be accepted or refused alike, and what is
accepted must hold the same values.

usage: json_differential.py TREE_DUMP [COUNT [SEED]]
"""
import json, pathlib, random, subprocess, sys, tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import tap

BATCH = 500
DEPTH, SCALAR, NODES = 32, 65536, 200000
FRAGMENTS = ['"', "\\", "{", "}", "[", "]", ",", ":", " ", "\n", "\t", "\r", "0", "1", "-", "+", ".", "e", "E", "true", "false", "null",
             "nul", "NaN", "'", "\\u", "\\ud83d", "\\ude00", "\\u0041", "\\u0000", "\\n", "\\/", "\\x", "ñ", "\u2028", "\x7f", "\x01", "\x00",
             "/*", "//", "#", "\ufeff", "01", "1.", "1e5", '"a"', '"a":', "[]", "{}", "\udcff"]


class Refused(Exception):
    """Python accepts the text, but RFC 8259 or this reader does not."""


def value(random, depth=0):
    kind = random.randrange(8 if depth < 4 else 5)
    if kind == 0:
        return random.choice([True, False, None])
    if kind == 1:
        return random.choice([0, 7, -1, 12345678901234567890, 1.5, -0.25, 1e300, 2e-7])
    if kind < 5:
        return "".join(random.choices("ab \"\\/\n\t\x7fñ€😀\u2028{}[]:,", k=random.randrange(9)))
    if kind == 5:
        return [value(random, depth + 1) for _ in range(random.randrange(5))]
    return {value(random, 9) if random.random() < .5 else f"k{i}": value(random, depth + 1) for i in range(random.randrange(5))}


def document(random):
    """A document as bytes: whole, or with one to four small damages."""
    text = json.dumps(value(random), ensure_ascii=random.random() < .5, indent=random.choice([None, None, 1]))
    for _ in range(random.choice([0, 1, 1, 1, 2, 4])):
        at = random.randrange(len(text) + 1)
        gone = random.choice([0, 0, 1, 1, 2, len(text)])
        text = text[:at] + random.choice(FRAGMENTS + [""]) + text[at + gone:]
    return text.encode("utf-8", "surrogateescape")


def edges():
    """Documents at the limits, which chance would not find."""
    yield b""
    yield b"[" * DEPTH + b"]" * DEPTH
    yield b"[" * (DEPTH + 1) + b"]" * (DEPTH + 1)
    yield b'"' + b"a" * SCALAR + b'"'
    yield b'"' + b"a" * (SCALAR + 1) + b'"'
    yield b"[" + b"1," * (NODES - 2) + b"1]"
    yield b"[" + b"1," * (NODES - 1) + b"1]"
    yield b"\xef\xbb\xbf{}"
    yield b"\xff\xfe{\0}\0"


def pairs(items):
    if len({key for key, _ in items}) != len(items):
        raise Refused("repeated key")
    return dict(items)


def refuse(word):
    raise Refused(word)


def check(node, depth=0):
    """The values in the order of the file as lines; refuses what this reader refuses on purpose."""
    if isinstance(node, (dict, list)):
        if depth == DEPTH:
            raise Refused("too deep")
        inner = [part for item in node.items() for part in item] if isinstance(node, dict) else node
        kind = "map" if isinstance(node, dict) else "list"
        return [f"{depth} {kind}"] + [line for part in inner for line in check(part, depth + 1)]
    if "\0" in node or len(node.encode("utf-8", "surrogatepass")) > SCALAR:
        raise Refused("NUL or too long")
    if any("\ud800" <= c <= "\udfff" for c in node):
        raise Refused("half of a character")
    return [f"{depth} scalar {node}"]


def expected(raw):
    """The lines of the tree, or None when the text is to be refused."""
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
        if "\0" in text:
            raise Refused("NUL")
        tree = json.loads(text, object_pairs_hook=pairs, parse_int=str, parse_float=str, parse_constant=refuse)
        lines = check(marked(tree))
        return lines if len(lines) <= NODES else None
    except (Refused, ValueError, RecursionError):
        return None


def marked(node):
    """true, false and null as the texts that they are in the tree."""
    if isinstance(node, dict):
        return {marked(key): marked(part) for key, part in node.items()}
    if isinstance(node, list):
        return [marked(part) for part in node]
    return {True: "true", False: "false", None: "null"}.get(node, node)


def got(chunk):
    """The lines of the tree that tree_dump printed, or None; and the faults that it named instead."""
    head, *lines = chunk.split("\n")
    if not head.endswith(": ok"):
        return None, lines
    tree = []
    for line in filter(None, lines):
        depth, _, kind, _, _, *text = line.split(" ", 5)
        tree.append(f"{depth} {kind}" + (" " + json.loads(text[0]) if text else ""))
    return tree, []


def first_difference(wanted, tree):
    for at, (left, right) in enumerate(zip(wanted, tree)):
        if left != right:
            return f"node {at}: {left!r} against {right!r}"
    return f"{len(wanted)} nodes against {len(tree)}"


def compare(name, raw, chunk):
    wanted, (tree, faults) = expected(raw), got(chunk)
    if wanted is None and tree is None:
        located = faults and faults[0].split(":")[0].isdigit()
        return [] if located else [f"{name}: refused without a place: {chunk[:200]}"]
    if (wanted is None) != (tree is None):
        return [f"{name}: Python {'refuses' if wanted is None else 'accepts'} {raw[:300]!r}, the reader says {chunk[:200]!r}"]
    return [] if wanted == tree else [f"{name}: {first_difference(wanted, tree)} in {raw[:300]!r}"]


def run_batch(dump, folder, documents, number):
    paths = []
    for i, raw in enumerate(documents):
        paths.append(folder / f"{number + i:06}.in")
        paths[-1].write_bytes(raw)
    done = subprocess.run([dump, "json", *paths], capture_output=True, timeout=120)
    if done.returncode not in (0, 1):
        return [f"tree_dump ended with status {done.returncode}: {done.stderr.decode(errors='replace')[-1500:]}"]
    output, faults = done.stdout.decode("utf-8"), []
    starts = [output.index(f"{path}: ") for path in paths] + [len(output)]
    for path, raw, begin, end in zip(paths, documents, starts, starts[1:]):
        faults += compare(path.name, raw, output[begin:end])
    for path in paths:
        path.unlink()
    return faults


def main():
    dump = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    source = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    documents = list(edges()) + [document(source) for _ in range(count)]
    accepted = sum(expected(raw) is not None for raw in documents)
    faults = [] if count < 100 or count / 8 < accepted < count * 7 / 8 else [f"{accepted} of {count} are whole: a one-sided test"]
    with tempfile.TemporaryDirectory(prefix="peerpath-differential-") as folder:
        for at in range(0, len(documents), BATCH):
            faults += run_batch(dump, pathlib.Path(folder), documents[at:at + BATCH], at)
    tap.result(f"the JSON reader agrees with Python's on {len(documents)} documents, {accepted} of them whole", faults)
    tap.finish()


main()
