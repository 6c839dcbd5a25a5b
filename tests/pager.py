#!/usr/bin/env python3
"""A pager between a long text and the terminal, through a real pseudo-terminal. The expected text is what the program writes into a pipe."""
import os, pathlib, re, subprocess, tempfile

import tap, terminal

LONG = ["show", "CA", "--color", "never"]
SHORT = ["explain", "S0401"]
# 80 columns and ASCII, as in a pipe, so that both can be compared byte for byte.
PLAIN = {"LC_ALL": "C", "PEERPATH_PAGER": None, "PAGER": None, "LESS": None, "COLUMNS": None}

# Keeps what it was given, and says when it was done.
RECORDER = """#!/bin/sh
printf '%s\\n' "$#" "$@" "${LESS-unset}" >args
grep '^SigIgn' /proc/self/status >ignored
cat >text
echo PAGER DONE
exit 7
"""


class World:
    def __init__(self, folder):
        self.work = folder
        (folder / "record").write_text(RECORDER)
        (folder / "record").chmod(0o755)
        (folder / "broken").mkdir()

    def at_terminal(self, args, env=None, rows=24, columns=80):
        for name in ("args", "text", "ignored"):
            (self.work / name).unlink(missing_ok=True)
        return terminal.Terminal([tap.PEERPATH, *args], self.work, {**PLAIN, **(env or {})}, rows, columns)

    def shown(self, *rest, **more):
        """(status, what the terminal showed, what the recorder got or None)"""
        status, said = self.at_terminal(*rest, **more).end()
        got = (self.work / "text").read_bytes().decode() if (self.work / "text").exists() else None
        return status, said.replace("\r\n", "\n"), got


def piped(args):
    done = tap.run(args, env=PLAIN)
    return done.status, done.out.decode(), done.err.decode()


def check(name, faults):
    tap.result(f"pager: {name}", faults)


def what_goes_through(world):
    record = {"PAGER": "./record"}
    _, text, _ = piped(LONG)
    status, said, got = world.shown(LONG, record)
    check("a long text goes through PAGER, whole", tap.difference("text", text, got or "nothing") + ([] if said == "PAGER DONE\n" else [said]))
    check("the exit status is that of the answer, not of the pager", [] if status == 0 else [f"{status}"])
    check("SIGPIPE, SIGINT and SIGQUIT do what they usually do in the pager", [] if int((world.work / "ignored").read_text().split()[1], 16) & 0b1000000000110 == 0 else [(world.work / "ignored").read_text()])
    for args, why in ((["check", "CA", "--color", "never"], "an answer of 3"), (["check", "TX", "-p", str(tap.TESTS / "profiles" / "example.yaml"), "--color", "never"], "an answer for a person")):
        wanted = piped(args)
        status, said, got = world.shown(args, record, rows=5)
        check(f"the exit status stays: {why}", [] if status == wanted[0] and got == wanted[1] else [f"{status} for {wanted[0]}", got or said])
    for name, args, env, rows in (("a short text", SHORT, record, 50), ("JSON", ["show", "CA", "--format", "json"], record, 24), ("Markdown", ["show", "CA", "--format", "markdown"], record, 24),
                                  ("PAGER is empty", LONG, {"PAGER": ""}, 24), ("PAGER is cat", LONG, {"PAGER": " cat "}, 24), ("PEERPATH_PAGER is empty", LONG, {**record, "PEERPATH_PAGER": ""}, 24),
                                  ("the terminal knows no codes", LONG, {**record, "TERM": "dumb"}, 24), ("the terminal does not tell its size", LONG, record, 0),
                                  ("the pager is not there", LONG, {"PAGER": "./no-such-pager -R"}, 24), ("the pager cannot be run", LONG, {"PAGER": "./broken"}, 24),
                                  ("there are nothing but blanks", LONG, {"PAGER": " \t"}, 24), ("the command has too many words", LONG, {"PAGER": "./record" + " x" * 40}, 24)):
        wanted = piped(args)
        status, said, got = world.shown(args, env, rows=rows)
        check(f"none when it is: {name}", tap.difference("text", wanted[1] + wanted[2], said) + ([] if got is None and status == wanted[0] else [f"{got!r} {status}"]))
    quiet = world.shown([*LONG, "--quiet"], record)
    check("none with --quiet", [] if quiet == (0, "", None) else [f"{quiet}"])
    lines = piped(SHORT)[1].count("\n")
    for rows, wants in ((lines, True), (lines + 1, False)):
        _, _, got = world.shown(SHORT, record, rows=rows)
        check(f"{lines} lines and the prompt on a screen of {rows}", [] if (got is not None) == wants else [f"{got!r}"])
    subprocess.run(["script", "-qec", f"trap '' INT; stty rows 24 cols 80; {tap.PEERPATH} show CA", "/dev/null"], cwd=world.work, env=tap.environment({**PLAIN, **record, "TERM": "xterm"}), capture_output=True)
    ignored = int((world.work / "ignored").read_text().split()[1], 16) & 0b1000000000010     # whoever runs the tests may have SIGQUIT ignored
    check("SIGINT stays ignored in the pager where the caller ignores it", [] if ignored == 0b10 else [bin(ignored)])
    (world.work / "text").unlink(missing_ok=True)
    both = subprocess.run(["script", "-qec", f"stty rows 24 cols 80; {tap.PEERPATH} show CA | tail -n 1", "/dev/null"], cwd=world.work, env=tap.environment({**PLAIN, **record}), capture_output=True)
    check("none in a pipe, though a terminal stands around it", [] if not (world.work / "text").exists() and both.stdout.strip() else [f"{both}"])


def command_line(world):
    hostile = "$(touch oops) `touch oops` ; touch oops | cat > oops *"
    for command, wanted in (("./record", []), ("./record -R  --x", ["-R", "--x"]), ("./record 'two words' \"a'b\" c\\ d \"e\\\"f\" ''", ["two words", "a'b", "c d", 'e"f', ""]),
                            (f"./record {hostile}", hostile.split())):
        world.shown(LONG, {"PAGER": command})
        args = (world.work / "args").read_text() if (world.work / "args").exists() else "not run"
        check(f"the words of {command!r}", tap.difference("words", "\n".join([str(len(wanted)), *wanted, "FRX", ""]), args))
    check("no shell reads the command", ["it did"] if (world.work / "oops").exists() else [])
    _, _, got = world.shown(LONG, {"PAGER": "false", "PEERPATH_PAGER": "./record"})
    check("PEERPATH_PAGER goes before PAGER", [] if got else ["not run"])
    less = world.work / "bin" / "less"
    less.parent.mkdir()
    less.symlink_to(world.work / "record")
    for env, wanted in (({}, ["1", "-R", "FRX"]), ({"LESS": "-i"}, ["1", "-R", "-i"]), ({"PAGER": "less -S"}, ["2", "-S", "-R", "FRX"])):
        world.shown(LONG, {"PATH": f"{less.parent}:{os.environ['PATH']}", **env})
        check(f"less shows styles as styles, with {env or 'nothing set'}", tap.difference("arguments and LESS", "\n".join(wanted) + "\n", (world.work / "args").read_text()))


def leaving_early(world):
    everything = ["show", "--all"]
    status, said, _ = world.shown(everything, {"PAGER": "head -n 1", "LC_ALL": "C"})
    check("a reader who leaves early hears no complaint", [] if status == 0 and said.count("\n") == 1 else [f"{status} {said[:500]}"])
    wanted = piped(["check", "--all"])[0]
    status, said, _ = world.shown(["check", "--all"], {"PAGER": "true"})
    check("and the exit status is still that of the answer", [] if (status, said) == (wanted, "") else [f"{status} for {wanted}: {said}"])
    late = ["check", "CA", "--as-of", "2031-01-01"]
    warning = piped(late)[2]
    status, said, _ = world.shown(late, {"PAGER": "./record"}, rows=6)
    check("what goes to stderr comes after the pager has ended", [] if warning and said.split() == ("PAGER DONE\n" + warning).split() else [said, warning])


def real_less(world):
    for env, name in ((None, "less"), ({"LESS": "i"}, "less with LESS of one's own")):
        less = world.at_terminal(["show", "CA"], env, 24, 80)
        first = less.read_until(re.compile(rb"\n:"))
        check(f"{name}: one screen, then it waits", [] if "California" in first and first.count("\n") < 26 else [first])
        less.type("\x03", enter=False)
        less.type(" ", enter=False)
        second = less.read_until(re.compile(rb"\n:"))
        check(f"{name}: Ctrl-C is for the pager, and the next screen comes", [] if len(second) > 200 else [second])
        less.type("q", enter=False)
        status, rest = less.end()
        check(f"{name}: q ends it", [] if status == 0 and "ESC" not in first + second + rest else [f"{status}", rest])
    short = world.at_terminal(SHORT, None, 50, 80)
    status, said = short.end()
    check("less: a short text is only printed", [] if (status, said.replace("\r\n", "\n")) == (0, piped(SHORT)[1]) else [said])


def talkers(world):
    ask = world.at_terminal(["ask", "TX/MHPS"], {"PAGER": "./record"}, 5, 80)
    ask.read_until(re.compile(rb"\) > $"))
    ask.type("stop")
    status, said = ask.end()
    check("ask speaks without one", [] if not (world.work / "text").exists() and status == 3 and "Result" in said else [f"{status} {said}"])


def main():
    with tempfile.TemporaryDirectory(prefix="peerpath-pager-") as scratch:
        world = World(pathlib.Path(scratch))
        for part in (what_goes_through, command_line, leaving_early, real_less, talkers):
            try:
                part(world)
            except (TimeoutError, OSError, ValueError) as error:
                tap.result(f"pager: {part.__name__}", [f"{error!r}"])
    tap.finish()


main()
