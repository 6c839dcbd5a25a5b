#!/usr/bin/env python3
"""Help, man pages and their examples cannot drift from the program.

usage: help.py help|examples|man

help      every command answers `help COMMAND` with the text of --help and its details: on stdout, 80 columns at most, naming every option;
          wrong usage goes to stderr with exit status 2; every pointer to a page of the help leads to one; the page on profiles names
          all that a profile may hold, and its example is one
man       every man page passes mandoc's lint without a word
examples  every example in the man pages runs, in a scratch folder that holds the example profile
"""
import json, pathlib, re, subprocess, sys, tempfile

import yaml

import tap

HELP_COLUMNS = 80
# What an example may end with: done or no, undetermined. Usage errors, bad input and failures are not what an example shows.
SANE = (0, 1, 3)
# tests/update.py and tests/watch.py run these, with servers and keys of their own.
NEEDS_OTHERS = ("update", "watch", "publish")


def verbs():
    """The commands as the program lists them: the first word of an indented line of `peerpath help`."""
    said = tap.run(["help"]).out.decode().split("\nOther topics")[0]
    found = [m for m in re.findall(r"^ {2,4}([a-z][a-z-]+)(?: {2,}| [A-Z\[<]|$)", said, re.M)]
    return list(dict.fromkeys(found))


def wide(text):
    return [line for line in text.split("\n") if len(line) > HELP_COLUMNS]


def check_help(name, args):
    done = tap.run(args)
    out = done.out.decode()
    faults = [f"exit status {done.status}"] if done.status else []
    faults += ["stdout is empty"] if len(out.strip()) < 40 else []
    faults += [f"stderr: {done.err.decode()}"] if done.err else []
    faults += [f"more than {HELP_COLUMNS} columns: {line}" for line in wide(out)]
    faults += [f"blanks at the end of a line: {line!r}" for line in out.split("\n") if line != line.rstrip()][:3]
    tap.result(f"help: {name}", faults)
    return out


def check_beginning():
    """`peerpath` alone fits on a screen, and its three lines run as they stand where there is no file at all."""
    said = check_help("no command at all: the overview", [])
    tap.result("help: the overview fits on a screen of 24 lines", [said] if said.count("\n") > 23 else [])
    lines = re.findall(r"^    (peerpath .*)$", said, re.M)
    tap.result("help: the overview has three lines to copy", [] if len(lines) == 3 else [said])
    for line in lines:
        with tempfile.TemporaryDirectory(prefix="peerpath-example-") as empty:
            done = tap.run(line.split()[1:], cwd=empty)
            left = list(pathlib.Path(empty).iterdir())
        tap.result(f"help: on a fresh machine: {line}", [] if done.status in SANE and len(done.out) > 200 and not left else [f"{done} {left}"])


def check_verb(verb):
    text = check_help(f"help {verb}", ["help", verb])
    other = check_help(f"{verb} --help", [verb, "--help"])
    pointer = f"\n'peerpath help {verb}' tells more.\n"
    more = other.endswith(pointer) and text.startswith(other.removesuffix(pointer) + "\nDetails:\n")
    tap.result(f"help: help {verb} says what {verb} --help does, and more where that tells so", [] if more or text == other else tap.difference("text", text, other))
    plain = lambda page: re.sub(r"[^a-z0-9]+", " ", page.lower())
    details = plain(text.split("\nDetails:\n")[1]) if more else ""
    tap.result(f"help: what the man page of {verb} tells stands in help {verb}", [] if not details or not (missing := set(details.split()) - set(plain(man_page(verb).replace("\\-", "-").replace("\\(aq", "'")).split())) else [f"not in the man page: {missing}"])
    done = tap.run([verb, "--no-such-option"])
    faults = [f"exit status {done.status}, expected 2"] if done.status != 2 else []
    faults += ["nothing on stderr"] if not done.err else [] if b"[U0702]" in done.err else [f"stderr: {done.err.decode()}"]
    faults += [f"stdout: {done.out.decode()}"] if done.out else []
    tap.result(f"help: {verb} --no-such-option is a usage error", faults)
    page = man_page(verb)
    for option in sorted(set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - {"--no-such-option"}):
        plain = page.replace("\\-", "-")
        tap.result(f"help: {verb} {option} stands in the man page", [] if option in plain or option[2:] in plain else [f"the man page does not name {option}"])


def pages():
    """Every `peerpath help WORD` that stands in a message, a text of the help, the README or a statement of SQL."""
    sources = [p for folder in ("cmd", "lib") for ending in ("c", "h", "def") for p in (tap.TOP / folder).rglob(f"*.{ending}")]
    found = {}
    for path in [*sources, tap.TOP / "README.md"]:
        for word in re.findall(r"peerpath help ([a-z]+)", re.sub(r'"\s*\n\s*"', "", path.read_text())):
            found.setdefault(word, path.name)
    for word, name in sorted(found.items()):
        done = tap.run(["help", word])
        tap.result(f"help: the pointer to 'help {word}' in {name} leads somewhere", [] if done.status == 0 and len(done.out) > 500 else [f"{done}"])
    said = tap.run(["help", "export"]).out.decode()
    tap.result("help: 'help export' tells when there is NULL, as the SQL says", [] if "NULL" in said else [said])
    tap.result("help: 'help export' says what happens without --stage", [] if "(Without it: apply.)" not in said and "json and csv hold the rules of all stages" in re.sub(r"\s+", " ", said) else [said])


def columns(text):
    """The names of the table of columns, as flat_columns.c holds them, that the text does not tell."""
    names = re.findall(r'\[PP_FLAT_\w+\] = "([a-z_.]+)"', (tap.TOP / "lib" / "eval" / "flat_columns.c").read_text())
    missing = [name for name in names if not re.search(rf"(?<![\w.]){re.escape(name)}", text)]
    return [f"no column {name}" for name in missing] + (["the table is not there"] if len(names) < 20 else [])


def check_profile():
    """The page on profiles: every field that the schema has, with its words; the columns; an example that is a profile and holds every field."""
    text = check_help("help profile", ["help", "profile"])
    schema = json.loads(tap.run(["lint", "--schema", "profile"]).out)
    said = re.sub(r"\s+", " ", text)
    parts = [schema["properties"]] + [d["properties"] for d in schema["definitions"].values() if "properties" in d]
    words = [w for part in parts for field in part.values() for w in (field.get("enum") or field.get("items", {}).get("enum") or []) if isinstance(w, str) and w != "either"]
    faults = [f"not told: {name}" for part in parts for name in part if not re.search(rf"^  {name}(  |$)", text, re.M)]
    faults += [f"not told: {word}" for word in words if word not in said] + (["no words"] if len(words) < 15 else [])
    tap.result("help: the page on profiles tells every field and word", faults + (["'either' is no word for a person"] if "either" in said else []))
    tap.result("help: the page on profiles names the columns of a table", columns(said))
    tap.result("help: help batch lists the columns", columns(tap.run(["help", "batch"]).out.decode()))
    block = re.search(r"^Example:\n((?:    .*\n)+)", text, re.M)[1]
    example = "".join(line[4:] for line in block.splitlines(True))
    stated = yaml.safe_load(example)
    entries = [stated] + [entry for value in stated.values() if isinstance(value, list) for entry in value if isinstance(entry, dict)]
    faults = [f"no {name}" for part in parts for name in part if name not in ("age", "recovery_months") and not any(name in entry for entry in entries)]
    lint = tap.run(["lint", "-"], stdin=example.encode())
    check = tap.run(["check", "OR/PSS", "-p", "-", "--as-of", "2026-11-21"], stdin=example.encode())
    faults += [f"{lint}"] if lint.status or lint.err else []
    faults += [f"{check}"] if check.status not in SANE or check.err else []
    tap.result("help: the example of a profile is one, with every field", faults)
    other = tap.run(["help", "profil"])
    tap.result("help: a typing mistake in the name of a topic", [] if other.status == 2 and b"did you mean 'profile'" in other.err else [f"{other}"])
    page = tap.run(["help", "profile", "--format", "man"]).out.decode().replace("\\-", "-")
    tap.result("help: the man page on profiles", [f"no {line}" for line in example.splitlines() if line not in page] + ([] if ".TH peerpath-profile 5 " in page else [page[:200]]))


def man_page(verb):
    """As the program prints it: the page of a command, or of the program itself."""
    return tap.run(["help", *([verb] if verb else []), "--format", "man"]).out.decode()


def check_man(verb):
    name = verb or "peerpath"
    topic = verb == "profile"
    page = man_page(verb)
    if len(page) < 300:
        return tap.result(f"man: {name}", [f"no page, or next to none: {page!r}"])
    with tempfile.NamedTemporaryFile("w", prefix="peerpath-", suffix=".5" if topic else ".1") as file:
        file.write(page)
        file.flush()
        lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", file.name], capture_output=True, text=True)
        shown = subprocess.run(["mandoc", "-T", "utf8", file.name], capture_output=True, text=True)
    faults = [lint.stdout + lint.stderr] if lint.stdout or lint.stderr or lint.returncode else []
    plain = re.sub(".\b", "", shown.stdout)
    sections = ["NAME", "SYNOPSIS", "DESCRIPTION"] + (["EXAMPLES", "EXIT STATUS"] if verb else [])
    sections = ["NAME", "DESCRIPTION", "Fields"] if topic else sections
    faults += [f"no section {s}" for s in sections if not re.search(rf"^{s}\b", plain, re.M)]
    tap.result(f"man: {name}", faults)


def examples():
    """[(page, command line)]: every line of an EXAMPLES section that runs peerpath."""
    found = []
    for verb in [None] + verbs():
        page = re.split(r"^\.Sh EXAMPLES|^\.SH EXAMPLES", man_page(verb), flags=re.M)
        section = re.split(r"^\.S[hH] ", page[1], flags=re.M)[0] if len(page) > 1 else ""
        section = section.replace("\\-", "-").replace("\\(en", "-").replace("\\&", "").replace("\\e", "\\")
        for m in re.finditer(r"^(?:\.Dl |\.D1 |[$] |)\s*(?:\$ )?(.*\bpeerpath .*)$", section, re.M):
            line = m[1].strip()
            if not line.startswith((".", "'")) and (verb or "peerpath", line) not in found:
                found.append((verb or "peerpath", line))
    return found


def run_example(item):
    page, line = item
    words = line.split()
    if any(f"peerpath {verb}" in line for verb in NEEDS_OTHERS):
        return tap.skip(f"example of {page}: {line}", "needs a server or a key")
    with tempfile.TemporaryDirectory(prefix="peerpath-example-") as scratch:
        work = pathlib.Path(scratch)
        (work / "bin").mkdir()
        (work / "bin" / "peerpath").symlink_to(tap.PEERPATH)
        (work / "states").symlink_to(tap.TOP / "states")
        (work / "tests").mkdir()
        (work / "tests" / "profiles").symlink_to(tap.TESTS / "profiles")
        profile = (tap.TESTS / "profiles" / "example.yaml").read_text()
        for name in set(re.findall(r"[\w./-]+\.(?:yaml|yml)\b", line)) | {"me.yaml", "profile.yaml"}:
            if not (work / name).exists() and "/" not in name and f"-o {name}" not in line:
                (work / name).write_text(profile)
        (work / "people.csv").write_bytes((tap.TESTS / "profiles" / "people.csv").read_bytes())
        path = f"{work / 'bin'}:{tap.environment()['PATH']}"
        done = tap.run(["bash", "-o", "pipefail", "-c", line], cwd=work, env={"PATH": path}, stdin=profile.encode() if " - " in line + " " else b"", program="")
    faults = [tap.crashed(done)] if tap.crashed(done) else []
    faults += [f"exit status {done.status}\n{done.err.decode()}"] if done.status not in SANE else []
    faults += ["says nothing"] if not done.out and ">" not in words and not any(w in words for w in ("-o", "--output", "lint", "--ics")) else []
    tap.result(f"example of {page}: {line}", faults)


def main():
    found = verbs()
    what = sys.argv[1]
    expected = ["states", "show", "check", "lint", "explain"]
    missing = [v for v in expected if v not in found]
    tap.result("help: lists the commands", [f"not listed: {', '.join(missing)} (seen: {found})"] if missing else [])
    if what == "help":
        check_help("--help", ["--help"])
        check_help("help", ["help"])
        version = tap.run(["--version"])
        tap.result("help: --version", [] if re.fullmatch(rb"peerpath \d+\.\d+\.\d+[^\n]*\n(?s:.*)", version.out) and not version.status else [f"{version}"])
        check_beginning()
        check_profile()
        pages()
        tap.each(found, check_verb)
    elif what == "man":
        tap.each([None, "profile"] + found, check_man)
    else:
        lines = examples()
        tap.result("examples: every command has one", [f"none for {v}" for v in found if v not in ("help",) and not any(p == v for p, _ in lines)])
        tap.each(lines, run_example)
    tap.finish()


main()
