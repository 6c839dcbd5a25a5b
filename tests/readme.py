#!/usr/bin/env python3
"""What the README shows is what the program does: its sessions word for word, and every command of its list runs."""
import re, shutil, tempfile

import tap

README = tap.TOP / "README.md"
# What a command of the list may end with: yes, no, undetermined.
SANE = (0, 1, 3)


def sessions(text):
    """Each ```console block as pairs of a command and what it prints."""
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.M | re.S):
        yield [(command, said) for command, said in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M)]


def folder():
    """What the README takes for granted: a profile and a table of people."""
    scratch = tempfile.TemporaryDirectory(prefix="peerpath-readme-")
    shutil.copy(tap.TESTS / "profiles" / "example.yaml", scratch.name + "/me.yaml")
    shutil.copy(tap.TESTS / "profiles" / "people.csv", scratch.name + "/people.csv")
    return scratch


def check_session(number, steps):
    status = None
    with folder() as here:
        for command, wanted in steps:
            if command == "echo $?":
                said = f"{status}\n"
            else:
                done = tap.run(command.split()[1:], cwd=here)
                status, said = done.status, (done.out + done.err).decode()
            tap.result(f"readme: session {number}: {command}", tap.difference("the session", wanted, said))


def check_list(text):
    lines = re.findall(r"^    (peerpath .*?)(?: {2,}.*)?$", text, re.M)
    tap.result("readme: it lists commands", [] if len(lines) > 10 else [f"only {len(lines)}"])
    with folder() as here:
        for line in lines:
            done = tap.run([word.strip('"') for word in re.findall(r'"[^"]*"|\S+', line)[1:]], cwd=here)
            tap.result(f"readme: {line}", [] if done.status in SANE and not tap.crashed(done) else [f"{done}"])


def main():
    text = README.read_text()
    shown = list(sessions(text))
    tap.result("readme: it shows a session", [] if shown else ["no ```console block with a command"])
    for number, steps in enumerate(shown, 1):
        check_session(number, steps)
    check_list(text)
    tap.finish()


main()
