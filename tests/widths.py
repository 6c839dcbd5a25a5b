#!/usr/bin/env python3
"""Text on terminals of several widths: no line is longer than the terminal is wide, except for a web address, which stays whole."""
import itertools, pathlib, re, tempfile, unicodedata

import tap, terminal

WIDTHS = (40, 60, 80, 100, 200)
WIDEST = 100    # a longer line is hard to read
MARGIN = 12     # indents, marks and labels before a web address
PROFILE = str(tap.TESTS / "profiles" / "example.yaml")
COMMANDS = [
    [], ["help"], ["--version"], ["states"], ["show", "CA"], ["show", "US"], ["show", "TX/MHPS", "OR"], ["check", "CA"], ["check", "CA", "TX", "-p", PROFILE],
    ["check", "--all", "-p", PROFILE], ["check", "--all"], ["check", "GU"], ["plan", "CA"], ["plan", "or-pss", "-p", PROFILE], ["relocate", "--from", "OR", "--to", "AZ,WA", "-p", PROFILE],
    ["relocate", "--from", "OR", "--all"], ["ncps"], ["ncps", "-p", PROFILE], ["renew", "CA"], ["renew", "-p", PROFILE], ["compare", "CA", "TX"], ["compare", "CA", "TX", "OR", "WA"],
    ["search", "background check"], ["search", "nothing at all"], ["explain"], ["explain", "S0401"], ["explain", "F0107"], ["help", "profile"], ["lint", PROFILE], ["lint", "mistakes.yaml"],
    ["chekc", "CA"], ["check", "Calfornia", "--satge", "apply"], ["check", "ca-mspp"], ["check"], ["ask", "TX/MHPS"],
]
# Signs of the program's own are ASCII in the C locale; names and quotations out of the rules stay what they are.
ASCII = set(map(chr, range(128)))
OF_THE_DATA = set("".join(path.read_text() for path in (tap.TOP / "states").glob("*.yaml"))) - set("✓✗·•…→")
# In the help, a line of a profile to copy.
OF_PROFILE = re.compile(r" {4,}(?:- )?\{?[a-z_]+: ")
# A profile with mistakes at the end of long lines.
MISTAKES = """profile: 1
born: 1990-04-02
lived_experience: [mental_health, substance_use, family_member, parent_or_caregiver, justice, youth, veteran, vetren]
training: [{name: A course with a long name, hours: 80, completed: 2024-05-17, provider: Somebody, topicz: {ethics: 6}}]
"""


def columns(text):
    """What a terminal takes for the text: none for marks that combine, two for wide characters."""
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Mn", "Me") else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def too_long(line, width):
    """A line may be longer only for the sake of what must stay whole, and would not fit on a line of its own either: a web address or a
    name; a line to copy; a comment in a profile that is printed for a file."""
    if columns(line) <= width or re.match(r"(?: +(?:echo .*\| |\(echo .*\| )?peerpath |# |    key: RW)", line) or line.startswith("# "):
        return False
    words = line.split()
    longest = max(words, key=columns)
    at = line.index(longest)
    alone = len(words) == 1 and at <= 8
    return not (alone or "://" in longest and columns(line.replace(longest, "").rstrip()) <= width and columns(longest) > width - MARGIN)


def check(item, work):
    args, width, locale = item
    at = terminal.Terminal([tap.PEERPATH, *args], work, {"LC_ALL": locale, "PAGER": "", "COLUMNS": None}, 24, width)
    if args[:1] == ["ask"]:
        at.read_until(re.compile(rb"\) > $"))
        at.type("stop")
    status, said = at.end(60)
    lines = at.said.decode("utf-8", "replace")
    lines = [terminal.STYLE.sub(b"", line.encode()).decode() for line in lines.replace("\r\n", "\n").split("\n")]
    room = min(width, WIDEST)
    faults = [f"{columns(line)} columns: {line}" for line in lines if too_long(line, room) and not (args[0:1] == ["help"] and OF_PROFILE.match(line))]
    faults += [f"blanks at the end: {line!r}" for line in lines if line != line.rstrip() and args[:1] != ["ask"]][:3]
    faults += [f"not ASCII: {line}" for line in lines if locale == "C" and not set(line) <= ASCII | OF_THE_DATA]
    faults += [f"ended with {status}"] if status not in (0, 1, 2, 3) or not said else []
    tap.result(f"widths: {width} columns, {locale}: {' '.join(args).replace(str(tap.TESTS), 'tests') or 'nothing'}", faults[:8])


def main():
    verbs = re.findall(r"^PP_VERB\((\w+)", "".join(p.read_text() for p in (tap.TOP / "cmd").glob("verbs_*.def")), re.M)
    commands = COMMANDS + [["help", verb] for verb in verbs]
    with tempfile.TemporaryDirectory(prefix="peerpath-widths-") as scratch:
        (pathlib.Path(scratch) / "mistakes.yaml").write_text(MISTAKES)
        tap.each([(" ".join(args), (args, width, locale)) for args, width, locale in itertools.product(commands, WIDTHS, ("C", "C.UTF-8"))], lambda item: check(item[1], scratch))
    tap.finish()


main()
