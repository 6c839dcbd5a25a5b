#!/usr/bin/env python3
"""What surrounds the program must not matter, and must not be touched.

usage: surroundings.py locale|network|valgrind [BUILD_DIR]

locale    locales with a decimal comma (generated into BUILD_DIR) change no byte of any output; neither do zone, columns and terminal
network   check, show and the other offline commands open no socket, and write no file (strace)
valgrind  no invalid access, no uninitialised value, no leak (a release build)
"""
import pathlib, re, subprocess, sys, tempfile

import tap

PROFILES = tap.TESTS / "profiles"
EXAMPLE = str(PROFILES / "example.yaml")
CALIFORNIA = str(PROFILES / "california.yaml")
BAD = tap.TESTS / "cases" / "bad"
STATES = str(tap.TOP / "states")
COMMANDS = [
    ["check", "CA", "-p", EXAMPLE], ["check", "CA", "-p", CALIFORNIA, "--format", "json"], ["check", "--all", "-p", EXAMPLE],
    ["check", "--all", "-p", EXAMPLE, "--format", "json"], ["check", "TX", "WA", "--stage", "keep", "--as-of", "2027-02-01", "-p", str(PROFILES / "newcomer.json")],
    ["show", "CA"], ["show", "NY", "--format", "json"], ["show", "--all", "--format", "json"], ["states"], ["states", "--format", "json"],
    ["lint", STATES + "/CA.yaml"], ["lint", str(BAD / "many_at_once" / "CA.yaml")], ["lint", EXAMPLE], ["explain", "S0401"], ["help"], ["help", "check"],
]
LATER = [["batch", str(PROFILES / "people.csv"), "CA", "OR"], ["compare", "CA", "OR"], ["plan", "CA", "-p", EXAMPLE], ["relocate", "--from", "OR", "--to", "CA", "-p", EXAMPLE],
         ["ncps", "-p", EXAMPLE], ["renew", "-p", EXAMPLE], ["search", "ethics"], ["export", "sql"], ["report", "CA", "-p", EXAMPLE], ["map", "-p", EXAMPLE]]


def commands():
    """All commands that the program has by now."""
    return COMMANDS + [args for args in LATER if tap.run(["help", args[0]]).status == 0]


def shown(args):
    return "peerpath " + " ".join(a.replace(str(tap.TOP) + "/", "") for a in args)


def locales(build):
    """Generate the locales once; {name: environment}."""
    folder = pathlib.Path(build).resolve() / "locale"
    folder.mkdir(parents=True, exist_ok=True)
    found = {}
    for language in ("de_DE", "fr_FR"):
        target = folder / f"{language}.UTF-8"
        if not target.exists():
            made = subprocess.run(["localedef", "-i", language, "-f", "UTF-8", "--no-archive", str(target)], capture_output=True, text=True)
            if not target.exists():
                tap.result(f"locale {language} can be made", [made.stderr])
                continue
        env = {"LOCPATH": str(folder), "LC_ALL": f"{language}.UTF-8", "LANG": f"{language}.UTF-8", "LANGUAGE": language}
        point = tap.run(["-c", "LC_ALL=$LC_ALL printf %.1f 0 2>/dev/null; locale decimal_point"], env=env, program="bash")
        tap.result(f"locale {language} has a decimal comma", [] if b"," in point.out else [f"{point}"])
        found[language] = env
    return found


def locale(build):
    surroundings = locales(build)
    surroundings["plain C"] = {"LC_ALL": "C"}
    surroundings["far west"] = {"TZ": "Pacific/Pago_Pago"}
    surroundings["far east"] = {"TZ": "Pacific/Kiritimati"}
    surroundings["dumb terminal"] = {"TERM": "dumb", "COLUMNS": "40"}

    def same(args):
        plain = tap.run(args)
        faults = []
        for name, env in surroundings.items():
            other = tap.run(args, env=env)
            faults += [f"{name}: {tap.crashed(other)}"] if tap.crashed(other) else []
            for what in ("status", "out", "err"):
                if getattr(plain, what) != getattr(other, what):
                    faults.append(f"{name}: {what} differs")
                    faults += tap.difference(what, getattr(plain, what), getattr(other, what)) if what != "status" else []
        tap.result(f"same in every locale: {shown(args)}", faults)
    tap.each(commands(), same)


def network(_):
    """A trace of all that makes a connection or writes; stdin, stdout and stderr are the program's to use."""
    def traced(args):
        with tempfile.NamedTemporaryFile(prefix="peerpath-trace-") as log:
            done = tap.run(["-f", "-qq", "-o", log.name, "-e", "trace=%network,openat,open,creat,unlink,rename,renameat2,mkdir,mkdirat,execve,clone,fork,vfork", tap.PEERPATH, *args], program="strace")
            lines = pathlib.Path(log.name).read_text(errors="replace").splitlines()
        faults = [] if any("execve(" in line for line in lines) else ["strace saw nothing"]
        calls = [re.sub(r"^\d+ +", "", line) for line in lines]
        faults += [f"network: {c}" for c in calls if re.match(r"(socket|connect|bind|sendto|sendmsg|recvfrom|getsockopt|listen|accept)", c)]
        faults += [f"writes: {c}" for c in calls if re.match(r"(open|openat)\(.*O_(WRONLY|RDWR|CREAT)", c) or re.match(r"(creat|unlink|rename|mkdir)", c)]
        faults += [f"starts a program: {c}" for c in calls[1:] if re.match(r"(execve|fork|vfork)\(", c)]
        faults += [tap.crashed(done)] if tap.crashed(done) else []
        tap.result(f"no network: {shown(args)}", faults)
    tap.each(commands(), traced)


def valgrind(_):
    options = ["--quiet", "--error-exitcode=97", "--leak-check=full", "--show-leak-kinds=all", "--errors-for-leak-kinds=definite,possible", "--track-origins=no"]

    def checked(args):
        done = tap.run([*options, tap.PEERPATH, *args], program="valgrind", timeout=300)
        faults = [f"exit status {done.status}\n{done.err.decode(errors='replace')[:4000]}"] if done.status == 97 or tap.crashed(done) else []
        plain = tap.run(args)
        faults += [f"exit status {done.status}, without valgrind {plain.status}"] if done.status not in (97, plain.status) else []
        tap.result(f"valgrind: {shown(args)}", faults)
    more = [["check", "CA", "-p", str(BAD / name / "input.yaml")] for name in ("yaml_alias", "yaml_syntax_open", "field_unknown", "file_binary")]
    tap.each(commands() + more + [["chek"], ["check", "CA", "--stage"]], checked)


what = sys.argv[1]
{"locale": locale, "network": network, "valgrind": valgrind}[what](sys.argv[2] if len(sys.argv) > 2 else "build")
tap.finish()
