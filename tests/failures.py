#!/usr/bin/env python3
"""Make every allocation, then every system call on files, fail in turn: no crash, no half answer taken for a whole one.

usage: failures.py BUILD_DIR    (a build without sanitizers; it holds tests/fail_alloc.so and tests/fail_io.so)

A disturbed run must either say so (exit status 5 and a message on stderr) or print exactly what the undisturbed run prints.
All failures up to the 300th are tried, then ever fewer, until the run gets by without reaching the one that would fail.
"""
import errno, os, pathlib, subprocess, sys, tempfile

import tap

STEP_BY_STEP = 300
SECONDS = 20
PROFILE = str(tap.TESTS / "profiles" / "example.yaml")
SCRATCH = tempfile.TemporaryDirectory(prefix="peerpath-failures-")
COMMANDS = {
    "check": ["check", "CA", "-p", PROFILE, "--format", "json"],
    "check text": ["check", "--all", "-p", PROFILE],
    "show": ["show", "TX"],
    "lint": ["lint", str(tap.TOP / "states" / "CA.yaml")],
    "lint folder": ["lint", str(tap.TOP / "states")],
    "states folder": ["check", "OR", "-p", PROFILE, "--states", str(tap.TOP / "states")],
    "map": ["map", "-p", PROFILE],
    "map svg": ["map", "--by", "training_hours", "--format", "svg"],
    "compare": ["compare", "CA/MPSS", "OR/PSS"],
    "relocate": ["relocate", "--from", "OR", "--to", "AZ", "-p", PROFILE],
    "plan": ["plan", "CA/MPSS", "-p", PROFILE],
    "renew": ["renew", "-p", PROFILE],
    "renew calendar": ["renew", "-p", PROFILE, "--ics", "-", "--as-of", "2026-11-21"],
    "ncps": ["ncps", "-p", PROFILE],
    "report": ["report", "CA/CMPSS", "-p", PROFILE, "--as-of", "2026-11-21"],
    "report file": ["report", "OR/PSS", "-p", PROFILE, "-o", f"{SCRATCH.name}/page.html"],
    "pages": ["batch", str(tap.TESTS / "profiles" / "people.csv"), "OR/PSS", "--report", f"{SCRATCH.name}/pages", "--jobs", "1"],
    "ask": ["ask", "OR/PSS", "-p", PROFILE],
    "bad input": ["lint", str(tap.TESTS / "cases" / "bad" / "many_at_once" / "CA.yaml")],
}
FAULTS = {
    "allocation": ("fail_alloc.so", {}),
    "allocations from there on": ("fail_alloc.so", {"FAIL_ALL": "1"}),
    "file call (EIO)": ("fail_io.so", {"FAIL_ERRNO": str(errno.EIO)}),
    "file call (ENOSPC)": ("fail_io.so", {"FAIL_ERRNO": str(errno.ENOSPC)}),
}


def disturbed(library, more, args, number):
    """One run in which call `number` fails; also whether it came to that."""
    receive, send = os.pipe()
    env = tap.environment({"LD_PRELOAD": library, "FAIL_AT": str(number), "FAIL_REPORT": str(send), **more})
    try:
        done = subprocess.run([tap.PEERPATH, *args], env=env, capture_output=True, timeout=SECONDS, pass_fds=[send], stdin=subprocess.DEVNULL)
        done = tap.Run(done.returncode, done.stdout, done.stderr)
    except subprocess.TimeoutExpired:
        done = tap.Run(-9, b"", b"no end in time")
    finally:
        os.close(send)
    reached = os.read(receive, 1) != b""
    os.close(receive)
    return done, reached


def fault_of(done, whole):
    if tap.crashed(done):
        return tap.crashed(done)
    if done.status == 5:
        return None if done.err.strip() else "exit status 5 without a message"
    if (done.status, done.out) == (whole.status, whole.out):
        return None
    if done.status == whole.status:
        return "the same exit status as undisturbed, but another output"
    return f"exit status {done.status}, neither 5 nor that of the undisturbed run ({whole.status})"


def numbers():
    number = 1
    while True:
        yield number
        number += 1 if number < STEP_BY_STEP else max(1, number // 12)


def torture(job):
    (kind, (library, more)), (name, args) = job
    whole = tap.run(args)
    faults, runs = [], 0
    for number in numbers():
        done, reached = disturbed(str(pathlib.Path(sys.argv[1]).resolve() / "tests" / library), more, args, number)
        if not reached:
            faults += [] if (done.status, done.out) == (whole.status, whole.out) else [f"number {number} was not reached, yet the output differs"]
            break
        runs += 1
        fault = fault_of(done, whole)
        if fault:
            faults.append(f"number {number}: {fault}\n{done.err.decode(errors='replace')[-400:]}")
        if len(faults) >= 5:
            break
    if not runs:
        faults.append("nothing could be made to fail: is the library preloaded?")
    tap.result(f"{name}: each failing {kind} ({runs} runs)", faults)


tap.each([(fault, command) for fault in FAULTS.items() for command in COMMANDS.items()], torture)
tap.finish()
