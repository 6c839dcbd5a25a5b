#!/usr/bin/env python3
"""Run the case folders: one small folder per mistake (cases/bad) or per promise of the command line (cases/cli).

usage: cases.py [--fill|--update] FOLDER… [NAME…]

A case is a folder with, all but the first two optional:

    why           one line: what this case shows
    input.yaml    any input files
    cmd           the arguments after `peerpath` (default: `lint` and the one input file); or
    run.sh        a bash script, where arguments do not do; it finds the program in $PEERPATH
    stdin, env    what stands on standard input; further environment, NAME=VALUE a line
    status        the exit status (default: 1 in bad, 0 in cli)
    expect        the whole of stderr (expect.err means the same); without it stderr is empty
    expect.out    the whole of stdout; without it stdout is empty
    match.out     in place of expect.out: regular expressions, each found somewhere in stdout (match.err: in stderr)
    at            LINE:COL CODE of every diagnostic in turn, computed by hand from the input; `- CODE` for a file as a whole

Each runs in a copy of its folder that also holds `profiles` (tests/profiles), `states` and `small` (tests/cases/small: made-up rules
that the data's growth does not change). The program runs there with a clean
environment and empty home. --fill writes missing expectations from what the program says, --update also those that are there: to be READ (git diff) before they
are committed. What `at`, `status` and the match files say is never written; a case whose `at` does not hold is left alone.
"""
import pathlib, re, shlex, shutil, sys, tempfile

import tap

NOT_INPUT = {"why", "cmd", "run.sh", "stdin", "env", "status", "expect", "expect.err", "expect.out", "match.out", "match.err", "at"}
HEADER = re.compile(r"^(?:(?P<file>[^\n]*?):)?(?:(?P<line>\d+):(?P<col>\d+):)? ?(?:peerpath: )?(?:error|warning)\[(?P<code>[A-Z]\d{4})\]: ", re.M)


def text_of(path):
    return path.read_text() if path.exists() else None


def places(stderr):
    """LINE:COL CODE of every diagnostic in a stderr text."""
    return [f"{m['line'] + ':' + m['col'] if m['line'] else '-'} {m['code']}" for m in HEADER.finditer(stderr)]


def arguments(folder):
    line = text_of(folder / "cmd")
    if line is not None:
        return shlex.split(line, comments=True)
    inputs = [p.name for p in folder.iterdir() if p.name not in NOT_INPUT]
    if len(inputs) != 1:
        raise ValueError(f"no cmd, and {len(inputs)} input files")
    return ["lint", inputs[0]]


def execute(folder):
    """Run the case in a scratch copy of its folder."""
    with tempfile.TemporaryDirectory(prefix="peerpath-case-") as scratch:
        work = pathlib.Path(scratch) / "case"
        shutil.copytree(folder, work, symlinks=True)
        for name, target in (("profiles", tap.TESTS / "profiles"), ("states", tap.TOP / "states"), ("small", tap.TESTS / "cases" / "small")):
            if not (work / name).exists():
                (work / name).symlink_to(target)
        env = dict(line.split("=", 1) for line in (text_of(folder / "env") or "").splitlines() if line)
        env = {name: value.replace("{HERE}", str(work)) for name, value in env.items()}
        stdin = (folder / "stdin").read_bytes() if (folder / "stdin").exists() else None
        if (folder / "run.sh").exists():
            env["PEERPATH"] = tap.PEERPATH
            return tap.run(["bash", str(work / "run.sh")], cwd=work, env=env, stdin=stdin, program="")
        return tap.run(arguments(folder), cwd=work, env=env, stdin=stdin)


def stream(folder, name, said, expected_names, matches):
    """Faults of one stream against its expect or match file."""
    patterns = text_of(folder / matches)
    if patterns is not None:
        return [f"{name} does not hold /{p}/:\n{said[:1500]}" for p in patterns.splitlines() if p and not re.search(p, said, re.M)]
    wanted = next((t for t in (text_of(folder / e) for e in expected_names) if t is not None), "")
    return tap.difference(name, wanted, said)


def fill(folder, kind, out, err, mode):
    for name, said, others in (("expect" if kind == "bad" else "expect.err", err, ("expect", "expect.err", "match.err")),
                               ("expect.out", out, ("expect.out", "match.out"))):
        there = [other for other in others if (folder / other).exists()]
        if said and (not there or (mode == "--update" and there == [name] and text_of(folder / name) != said)):
            (folder / name).write_text(said)
            print(f"--- wrote {folder.name}/{name}\n{said}", end="")
        elif not said and mode == "--update" and there == [name]:
            (folder / name).unlink()
            print(f"--- removed {folder.name}/{name}")


def check(folder, kind, mode):
    done = execute(folder)
    out, err = done.out.decode("utf-8", "backslashreplace"), done.err.decode("utf-8", "backslashreplace")
    at = text_of(folder / "at")
    misplaced = at is not None and tap.difference("places of the diagnostics, computed by hand (at)", at, "".join(p + "\n" for p in places(err)))
    if mode and not misplaced:
        fill(folder, kind, out, err, mode)
    faults = [f"crash: {tap.crashed(done)}\n{err[-3000:]}"] if tap.crashed(done) else []
    status = int(text_of(folder / "status") or (1 if kind == "bad" else 0))
    if done.status != status:
        faults.append(f"exit status {done.status}, expected {status}")
    faults += stream(folder, "stderr", err, ("expect", "expect.err"), "match.err")
    faults += stream(folder, "stdout", out, ("expect.out",), "match.out")
    if at is None and kind == "bad":
        faults.append("no file 'at': compute line and column by hand")
    faults += misplaced or []
    if not text_of(folder / "why"):
        faults.append("no file 'why'")
    tap.result(f"{kind}/{folder.name}", faults)


def codes():
    """Every permanent code of the program, out of its tables."""
    found = []
    for table in sorted((tap.TOP / "lib/base").glob("codes_*.def")):
        found += re.findall(r'PP_CODE\(\w+,\s*"([A-Z]\d{4})"', table.read_text())
    return found


# Only the system can bring these about: tests/system.py does.
ELSEWHERE = {"F0102", "F0107", "O0801", "O0802", "B0908"}


def asserted_elsewhere(folder):
    """Codes of commands that have runners of their own (batch, update, …): asserted in their expectations or in the runners themselves."""
    texts = [path.read_text() for path in sorted(folder.parent.glob("*/**/*")) if path.is_file() and path.parent.parent != folder and path.suffix in ("", ".err", ".out", ".yaml")]
    texts += [path.read_text() for path in sorted(tap.TESTS.glob("*.py")) + sorted(tap.TESTS.glob("unit/*.c")) if path.name not in ("cases.py", "system.py")]
    return set(re.findall(r"\b([BNAPU]\d{4})\b", "\n".join(texts)))


def coverage(folder):
    """Every code has a case that asserts its whole message, with line and column."""
    seen = {}
    for case in sorted(folder.iterdir()):
        at = (text_of(case / "at") or "").split("\n")
        message = (text_of(case / "expect") or "") + (text_of(case / "expect.err") or "")
        for line in filter(None, at):
            code = line.split()[1]
            if f"[{code}]" in message:
                seen.setdefault(code, case.name)
    elsewhere = ELSEWHERE | asserted_elsewhere(folder)
    for code in codes():
        if code not in elsewhere:
            tap.result(f"code {code} has a case", [] if code in seen else [f"no case in {folder.name} asserts {code}"])
    for code in sorted(set(seen) - set(codes())):
        tap.result(f"code {code} exists", [f"{seen[code]} asserts it, but no table has it"])


def main():
    words = [w for w in sys.argv[1:] if not w.startswith("--")]
    mode = next((w for w in sys.argv[1:] if w in ("--fill", "--update")), None)
    folders = [pathlib.Path(w) for w in words if pathlib.Path(w).is_dir()]
    names = {w for w in words if not pathlib.Path(w).is_dir()}
    for folder in folders:
        found = sorted(p for p in folder.iterdir() if p.is_dir() and (not names or p.name in names))
        tap.each(found, lambda case, kind=folder.name: check(case, kind, mode))
        if folder.name == "bad" and not names:
            coverage(folder)
    tap.finish()


main()
