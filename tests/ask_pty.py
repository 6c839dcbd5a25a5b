#!/usr/bin/env python3
"""`ask` through a real pseudo-terminal, and by piped answers. The expected verdicts are read off the rules of tests/cases/small or the data."""
import json, os, pathlib, pty, re, select, signal, stat, subprocess, tempfile, time

import yaml

import tap, terminal

AS_OF = "2026-11-21"
PROMPT = re.compile(rb"\) > $")


def ask_at_terminal(args, cwd):
    return terminal.Terminal([tap.PEERPATH, *args], cwd, {"COLUMNS": "80"})


def check_of(where, profile, stage="apply"):
    done = tap.run(["check", where, "-p", str(profile), "--as-of", AS_OF, "--stage", stage, "--format", "json"])
    return {r["credential"]: r["verdict"] for r in json.loads(done.out)["results"]} if done.out else {"failed": done.err.decode()}


# Answers by what a question says. Texas' specialist must be 18, have a diploma and lived experience of a mental health condition.
ANSWERS = [("part of your own life", "1"), ("How old", "36"), ("schooling", "2"), ("hours of training", "60"), ("hours have you worked", "0"),
           ("letters of reference", "2"), ("certifications as a peer", "none"), ("", "yes")]


def answer_to(question):
    return next(a for words, a in ANSWERS if words in question)


def talk(work):
    """A whole interview, with a wrong answer, a step back, a question about why, and one that is not known."""
    term = ask_at_terminal(["ask", "TX/MHPS", "-o", "me.yaml", "--as-of", AS_OF], work)
    asked, faults = [], []
    said = term.read_until(PROMPT)
    tap.result("ask: the first words tell how it works", [] if "?" in said and "back" in said and "stop" in said else [said])
    tap.result("ask: asks first what closes a door for good", [] if "part of your own life" in said else [said])
    tap.result("ask: says why", [] if "Why: tx-mhps asks for" in said.replace("\r\n", " ") else [said])
    term.type("99")
    said = term.read_until(PROMPT)
    tap.result("ask: a wrong answer is explained and asked again", [] if "Please give the numbers" in said and "1. Which of these" in said else [said])
    term.type("why")
    said = term.read_until(PROMPT)
    tap.result("ask: why names the rule, its words and its source", [] if "tx-mhps.lived_experience" in said and "http" in said else [said])
    term.type("2")      # a slip: it closes the door for good, so that nothing is left to ask
    said = term.read_until(re.compile(rb"\n> $"))
    tap.result("ask: a slip can be taken back at the end", [] if "That was the last question" in said else [said])
    term.type("back")
    said = term.read_until(PROMPT)
    tap.result("ask: back asks the last question again", [] if "1. Which of these" in said else [said])
    for _ in range(60):
        question = re.split(r"\n\d+\. ", "\n" + said.replace("\r", ""))[-1]
        asked.append(question.split("\n")[0])
        term.type("?" if "orientation" in question.split("Why:")[0] else answer_to(question))
        said = term.read_until(re.compile(PROMPT.pattern + rb"|\n> $"))
        if "That was the last question" in said:
            break
    term.type("")
    status, rest = term.end()
    faults = [f"exit status {status}\n{said}{rest}"] if status else []
    faults += [f"asked twice: {q}" for q in set(asked) if asked.count(q) > 1]
    tap.result("ask: ends by itself, each question once", faults)
    said += rest
    # The orientation was not known, and it alone decides: to say that nothing can change the result would be wrong.
    words = " ".join(said.split())
    tap.result("ask: tells the result", [] if "[tx-mhps]" in said and "find it out and ask again" in words and "No further question" not in words else [said])
    file = work / "me.yaml"
    tap.result("ask: the profile is there, and only its owner can read it", [] if file.exists() and stat.S_IMODE(file.stat().st_mode) == 0o600 else ["no profile, or another mode"])
    if not file.exists():
        return
    lint = tap.run(["lint", str(file)])
    tap.result("ask: the profile is well written", [] if lint.status == 0 and not lint.err else [lint.err.decode()])
    text = file.read_text()
    tap.result("ask: it holds what was said last", [] if "lived_experience: [mental_health]" in text and "age: 36" in text else [text])
    tap.result("ask: what is not known is not in it", [] if "orientation" not in text else [text])
    # The orientation is open, nothing else is missing: not known yet.
    tap.result("ask: check agrees", [] if check_of("tx-mhps", file) == {"tx-mhps": "unknown"} else [str(check_of("tx-mhps", file)) + "\n" + text])
    again = ask_at_terminal(["ask", "TX/MHPS", "-p", "me.yaml", "-o", "me.yaml", "--as-of", AS_OF], work)
    said = again.read_until(re.compile(PROMPT.pattern + rb"|Result, as of"))
    tap.result("ask: with the profile it asks only what is open", [] if "1. Have you attended this orientation" in said.replace("\r\n  ", " ") else [said])
    again.type("yes")
    again.read_until(re.compile(PROMPT.pattern + rb"|\n> $"))
    again.type("")
    said = ""
    status, rest = again.end()
    tap.result("ask: and then ends", [] if status == 0 and "likely" in (said + rest).lower() else [f"{status}\n{said}{rest}"])


def interrupted(work):
    """Ctrl-D keeps the answers; Ctrl-C throws them away and leaves nothing behind."""
    term = ask_at_terminal(["ask", "TX/MHPS", "-o", "early.yaml", "--as-of", AS_OF], work)
    term.read_until(PROMPT)
    term.type("1")
    term.read_until(PROMPT)
    os.write(term.fd, b"\x04")
    status, rest = term.end()
    kept = work / "early.yaml"
    tap.result("ask: Ctrl-D ends early and keeps the answers", [] if status == 3 and kept.exists() and "mental_health" in kept.read_text() else [f"{status}\n{rest}"])
    before = sorted(p.name for p in work.iterdir())
    term = ask_at_terminal(["ask", "TX/MHPS", "-o", "gone.yaml", "--as-of", AS_OF], work)
    term.read_until(PROMPT)
    os.write(term.fd, b"\x03")
    status, rest = term.end()
    after = sorted(p.name for p in work.iterdir())
    tap.result("ask: Ctrl-C leaves nothing behind", [] if status == -signal.SIGINT and before == after else [f"{status} {after}\n{rest}"])


def piped(work):
    def ask(args, lines):
        return tap.run(["ask", *args, "--as-of", AS_OF], cwd=work, stdin="".join(line + "\n" for line in lines).encode())
    done = ask(["TX/MHPS", "-o", "young.yaml"], ["0"])
    # Without lived experience the door is closed for good: nothing else can change that.
    tap.result("ask: piped, ends when nothing can change", [] if done.status == 0 and check_of("tx-mhps", work / "young.yaml") == {"tx-mhps": "ineligible"} else [f"{done}"])
    tap.result("ask: questions on stderr, results on stdout", [] if b"Which of these" in done.err and b"Which of these" not in done.out and b"Result, as of" in done.out else [f"{done}"])
    done = ask(["TX/MHPS"], ["1", "36"])
    tap.result("ask: the answers end early: undetermined, and the profile is printed", [] if done.status == 3 and b"age: 36" in done.out else [f"{done}"])
    # What is not known matters only while the answer could still decide: without lived experience it cannot any more.
    for answers, ending in ((["?"] * 60, b"find it out and ask again"), (["1", "?", "back", "back", "0"], b"No further question")):
        done = ask(["TX/MHPS"], answers)
        tap.result(f"ask: {ending.decode()}", [] if done.status == 0 and ending in b" ".join(done.out.split()) else [f"{done}"])
    quiet = ask(["TX/MHPS", "-q", "-o", "quiet.yaml"], ["0"])
    tap.result("ask: --quiet says nothing and does the same", [] if (quiet.status, quiet.out, quiet.err) == (0, b"", b"") and (work / "quiet.yaml").read_bytes() == (work / "young.yaml").read_bytes() else [f"{quiet}"])
    done = ask(["GU"], [])
    tap.result("ask: where nobody certifies there is nothing to ask", [] if done.status == 0 and b" > " not in done.err else [f"{done}"])
    done = ask(["TX/MHPS", "-p", "-"], ["{}"])
    tap.result("ask: profile and answers cannot both come from standard input", [] if done.status == 2 and b"[U0709]" in done.err else [f"{done}"])
    done = ask(["TX/MHPS", "-o", "no/such/folder.yaml"], ["0"])
    tap.result("ask: what cannot be saved is shown", [] if done.status == 5 and b"[F0107]" in done.err and b"lived_experience: []" in done.out else [f"{done}"])
    long = ask(["TX/MHPS"], ["x" * 100000, "0"])
    tap.result("ask: an endless answer is refused, and the next one read", [] if long.status == 0 and b"too long" in long.err else [f"{long.status} {long.err[-500:]}"])
    hostile = tap.run(["ask", "TX/MHPS", "--as-of", AS_OF], cwd=work, stdin=bytes(range(256)) * 40 + b"\n0")
    tap.result("ask: any bytes for an answer", [tap.crashed(hostile)] if tap.crashed(hostile) or b"\x1b" in hostile.err else [])
    closed = subprocess.run([tap.PEERPATH, "ask", "TX/MHPS", "--as-of", AS_OF], stdin=subprocess.DEVNULL, capture_output=True, env=tap.environment(), cwd=work)
    tap.result("ask: without any answer", [] if closed.returncode == 3 else [f"{closed}"])


# What no command reads in a profile is no answer: it is refused with a reason, and asked again.
REFUSED = [("How old", "36.5", "Please give your age in whole years"), ("How old", "121", "Please give your age in whole years"),
           ("letters of reference", "2.5", "Please give a whole number"), ("certifications as a peer", '"or-pss"', "'or-pss' is a credential in the data"),
           ("certifications as a peer", '"or-ps"', "did you mean 'or-pss'?"), ("certifications as a peer", '" "', "put the name of the certification between the quotes")]


def ask_north_carolina(work, file, answers):
    """(run, its questions as they were put)"""
    done = tap.run(["ask", "NC", "-o", file, "--as-of", AS_OF], cwd=work, stdin="".join(line + "\n" for line in answers).encode())
    return done, re.split(r"\n\d+\. ", done.err.decode())[1:]


# What is typed, and the names that the profile then has.
NAMES = [('"A; \\"b\\" \\\\ : # {c}"', ['A; \\"b\\" \\\\ : # {c}']), ('"Certified Peer, Level II + more", "Another"', ["Certified Peer, Level II + more", "Another"]),
         ('"A" "B"', ['A" "B']), ('"Peer; level 1";or-pss', ["Peer; level 1", None])]


def names(work):
    """Any name in quotes comes back whole, whatever separates names outside of them."""
    _, questions = ask_north_carolina(work, "names.yaml", ["?"] * 300)
    at = next(i for i, q in enumerate(questions) if "certifications as a peer" in q)
    for typed, wanted in NAMES:
        done, _ = ask_north_carolina(work, "names.yaml", ["?"] * at + [typed] + ["?"] * 300)
        held = yaml.safe_load((work / "names.yaml").read_text()).get("certifications", [])
        lint = tap.run(["lint", "names.yaml"], cwd=work)
        tap.result(f"ask: the names {typed}", [] if [c.get("name") for c in held] == wanted and lint.status == 0 else [f"{held}\n{lint}"])


def refused(work):
    """Answers that a profile cannot hold, each to the question that it answers; all else is not known."""
    def ask(answers):
        return ask_north_carolina(work, "refused.yaml", answers)
    _, questions = ask(["?"] * 300)
    for words, answer, says in REFUSED:
        at = next((i for i, q in enumerate(questions) if words in q), 0)
        done, after = ask(["?"] * at + [answer] + ["?"] * 300)
        tap.result(f"ask: {answer} is refused", [] if says in " ".join(after[at].split()) and words in after[at + 1] else after[at:at + 2])
        lint = tap.run(["lint", "refused.yaml"], cwd=work)
        tap.result(f"ask: the profile without {answer} can be read", [] if done.status == 0 and lint.status == 0 else [f"{done.status} {lint}"])


def ahead(work):
    """Asked about a day that lies ahead, ask takes the days before it, and no later ones, as lint and check do."""
    for day, status in (("2031-01-15", 0), ("2031-06-02", 1)):
        (work / "day.yaml").write_text(f"profile: 1\nborn: {day}\n")
        lint = tap.run(["lint", "day.yaml", "--as-of", "2031-06-01"], cwd=work)
        check = tap.run(["check", "TX/MHPS", "-p", "day.yaml", "--as-of", "2031-06-01"], cwd=work)
        done = tap.run(["ask", "TX/MHPS", "-q", "-o", "ahead.yaml", "--as-of", "2031-06-01"], cwd=work, stdin=f"1\n{day}\n".encode())
        written = (work / "ahead.yaml").read_text()
        good = (lint.status, check.status == 4, f"born: {day}" in written) == (status, status == 1, status == 0)
        tap.result(f"ask, lint and check of {day}, asked about 2031-06-01", [] if good else [f"{lint}\n{check}\n{done}\n{written}"])


def whole(said):
    """What the terminal shows, without its line breaks."""
    return " ".join(said.split())


def conversation(work, args, rules, stop=None):
    """A whole interview by rules of [words of the question, answer]; the rest is not known. Returns the questions and the exit status."""
    term = ask_at_terminal(["ask", *args, "--as-of", AS_OF], work)
    asked, end = [], re.compile(PROMPT.pattern + rb"|\n> $")
    for _ in range(300):
        said = term.read_until(end)
        if said.endswith("\n> "):      # nothing is left to ask
            break
        said = whole(said)
        asked.append(re.split(r" Why: ", said)[-2].split(". ", 1)[-1] if " Why: " in said else said)
        term.type("stop" if stop and stop in asked[-1] else next((a for words, a in rules if words in asked[-1]), "?"))
        if stop and stop in asked[-1]:
            break
    else:
        raise ValueError("it does not end")
    if not (stop and stop in asked[-1]):
        term.type("")
    status, rest = term.end()
    return asked, status, whole(rest)


def named_states(work):
    """Which states approved a course is asked once for all of them, so each that matters is named, and a yes says too little."""
    rules = [("hours of training", "80"), ("Which states approved", "OR")]
    asked, _, _ = conversation(work, ["OR", "CA", "WA", "-o", "states.yaml"], rules)
    questions = [q for q in asked if "Which states approved" in q]
    tap.result("ask: the question about approved training names every state that matters",
               [] if len(questions) == 1 and "(CA, OR and WA matter here)" in questions[0] else [str(questions)])
    text = (work / "states.yaml").read_text()
    tap.result("ask: what is approved is written as it was said", [] if "{hours: 80, approved_by: [OR]}" in text else [text])


def nowhere(work):
    """"I work nowhere" decides with where one lives, whichever is asked first: Colorado's and Indiana's and Delaware's rules of living or working there."""
    rules = [("Which state do you work in", "none"), ("Which state do you live in", "TX")]
    asked, _, _ = conversation(work, ["CO", "IN", "DE", "-o", "nowhere.yaml"], rules)
    order = [q for q in asked if "Which state do you" in q]
    text = (work / "nowhere.yaml").read_text()
    wanted = ["co-cpfs", "in-cpsp", "in-cprc", "in-cprc-a", "de-cprs"]
    tap.result("ask: working nowhere is kept until it is known where one lives",
               [f"{w}: {order}\n{text}" for w in wanted if not re.search(rf"^  {w}\.\S*: no$", text, re.M)])


def everywhere(work):
    """All states at once with 'not known' throughout: it ends, and what it writes says nothing."""
    done = tap.run(["ask", "--all", "-o", "all.yaml", "--as-of", AS_OF], cwd=work, stdin=b"?\n" * 3000, timeout=120)
    said = (work / "all.yaml").read_text() if (work / "all.yaml").exists() else ""
    tap.result("ask: --all, nothing known", [] if done.status == 0 and said.endswith("profile: 1\n") else [f"{done.status} {done.err[-500:].decode()}\n{said}"])


def main():
    with tempfile.TemporaryDirectory(prefix="peerpath-ask-") as scratch:
        work = pathlib.Path(scratch)
        for part in (talk, interrupted, piped, names, refused, ahead, named_states, nowhere, everywhere):
            try:
                part(work)
            except (TimeoutError, OSError, ValueError) as error:
                tap.result(f"ask: {part.__name__}", [f"{error!r}"])
    tap.finish()


main()
