#!/usr/bin/env python3
"""Interrupt an update everywhere: kill -9 at random moments and at each step on disk, a full disk, each failing call, each failing
allocation. Every time the rules answer, as before or as after, and the next update succeeds.

usage: update_faults.py BUILD_DIR    (a build without sanitizers; it holds tests/fail_io.so and its like)
"""
import errno, os, pathlib, random, re, shutil, signal, subprocess, sys, time

import tap
from update_world import Scripted, World, command

KILLS = 240    # before the update ends
PRELOAD = pathlib.Path(sys.argv[1]).resolve() / "tests"


class Stage:
    """A reader with version 1 and a server that offers version 2, or one with version 2 who goes back to 1; both answers are known."""

    def __init__(self, back=False):
        self.start, self.goal = (2, 1) if back else (1, 2)
        self.world = world = World()
        world.publish()
        self.server = Scripted(world.web).__enter__()
        world.source = self.server.url
        assert world.update().status == 0
        self.saved = world.top / "saved"
        shutil.copytree(world.store(), self.saved, symlinks=True)
        before = world.words()
        for name in ("CA", "OR", "TX"):
            world.touch_rules(name, f"Changed {name}.")
        world.publish()
        begun = time.monotonic()
        assert world.update().status == 0
        self.seconds = time.monotonic() - begun
        self.answers = {1: before, 2: world.words()}
        if back:
            shutil.rmtree(self.saved)
            shutil.copytree(world.store(), self.saved, symlinks=True)
        self.reset()

    def reset(self):
        shutil.rmtree(self.world.store(), ignore_errors=True)
        shutil.copytree(self.saved, self.world.store(), symlinks=True)

    def args(self):
        return ["update", "--rollback"] if self.goal == 1 else ["update", "--source", self.world.source, "--key", f"{self.world.key}.pub"]

    def fault(self, done=None):
        """What is wrong after an update was interrupted; None when all is well."""
        version = self.world.version()
        if version not in (1, 2):
            return f"version {version} is in use"
        if self.world.words() != self.answers[version]:
            return f"the rules of version {version} answer otherwise"
        if done is not None and tap.crashed(done):
            return f"{tap.crashed(done)}: {done.err.decode(errors='replace')[-300:]}"
        if done is not None and done.status not in (0, 5):
            return f"exit status {done.status}: {done.err.decode(errors='replace')[-300:]}"
        if done is not None and done.status == 5 and not re.search(rb"error\[[A-Z]\d{4}\]", done.err):
            return f"exit status 5 without a message: {done.err[:200]}"
        # A result that could not be printed is no update that was not done.
        if done is not None and ((done.status == 0 and version != self.goal) or (b"[N1040]" in done.err and version != self.start)):
            return f"exit status {done.status}, yet version {version} is in use: {done.err[:200]}"
        return None

    def mends(self):
        done = self.world.update()
        if done.status != 0 or self.world.version() != 2 or self.world.words() != self.answers[2]:
            return f"the next update fails: {done.status} {done.err.decode(errors='replace')[:300]}"
        sets = len(list((self.world.store() / "sets").iterdir()))
        return f"{sets} sets are left" if sets > 2 else None


def kills():
    """At least 200 random moments, spread over the whole run however long it takes just now."""
    stage, faults, killed, tries, after = Stage(), [], 0, 0, {1: 0, 2: 0}
    moment, longest = random.Random(20261124), stage.seconds
    while killed < KILLS and tries < 4 * KILLS and len(faults) <= 4:
        tries += 1
        stage.reset()
        process = subprocess.Popen([tap.PEERPATH, *stage.args()], env=tap.environment(stage.world.env()), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moment.uniform(0, longest))
        process.send_signal(signal.SIGKILL)
        early = process.wait() == -signal.SIGKILL
        killed += early
        longest *= 1.02 if early else 0.9    # settles where about one run in six comes to its end
        after[stage.world.version()] = after.get(stage.world.version(), 0) + 1
        fault = stage.fault() or (stage.mends() if tries % 4 == 0 else None)
        faults += [f"kill {tries}: {fault}"] if fault else []
    tap.result(f"faults: kill -9 at {KILLS} random moments before the end ({tries} runs; {after[1]} times version 1, {after[2]} times version 2 after it)", faults + ([] if killed == KILLS else [f"only {killed} were killed"]))


def steps():
    """kill -9 as each call that changes the disk begins."""
    stage = Stage()
    for call in ("mkdirat", "unlinkat", "openat", "write", "fsync", "renameat", "symlinkat", "flock"):
        faults, number, reached = [], 0, 0
        while number < 400:
            # The libraries open many files before the store is touched.
            number += 1 if call != "openat" or number > 60 else 7
            stage.reset()
            done = tap.run(["-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={number}", tap.PEERPATH, *stage.args()], program="strace", env=stage.world.env())
            fault = stage.fault()
            faults += [f"{call} {number}: {fault}"] if fault else []
            if done.status in (0, 5) or len(faults) > 3:
                break
            reached += 1
            fault = stage.mends() if number % 3 == 0 else None
            faults += [f"{call} {number}: {fault}"] if fault else []
        tap.result(f"faults: kill -9 at each {call} ({reached} places)", faults + ([] if reached else ["it was never reached"]))


def full_disk():
    """A file system of every small size."""
    stage = Stage()
    place = stage.world.top / "small"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place], capture_output=True).returncode:
        return tap.skip("faults: full disk", "may not mount a tmpfs here")
    command("umount", place)
    faults, outcomes = [], {0: 0, 5: 0}
    used = int(command("du", "-sk", stage.saved).split()[0])
    for size in range(used + 12, used + 260, 4):
        command("mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", place)
        try:
            (place / "peerpath").mkdir()
            if subprocess.run(["cp", "-a", stage.saved, place / "peerpath" / "rules"], capture_output=True).returncode:
                continue
            env = {**stage.world.env(), "XDG_DATA_HOME": str(place)}
            done = tap.run(stage.args(), env=env)
            outcomes[done.status] = outcomes.get(done.status, 0) + 1
            link = os.readlink(place / "peerpath/rules/current")
            version = int(link.split("/")[1].split(".")[0])
            shown = tap.run(["show", "CA", "OR", "TX", "--format", "json"], env=env)
            if done.status not in (0, 5) or (done.status == 5) != (version == 1) or shown.out != stage.answers[version][1]:
                faults.append(f"{size} KiB: exit status {done.status}, version {version}: {done.err.decode()[:300]}")
            elif done.status == 5 and b"No space left on device" not in done.err:
                faults.append(f"{size} KiB: {done.err.decode()[:300]}")
        finally:
            command("umount", place)
    tap.result(f"faults: full disk at {outcomes.get(5, 0)} sizes, room enough at {outcomes.get(0, 0)}", faults + ([] if outcomes.get(5) and outcomes.get(0) else [f"{outcomes}"]))


def failing(library, more, name, step, back=False):
    """Every call, or every so many, fails once."""
    stage, faults, number, runs = Stage(back), [], 0, 0
    while runs < 700:
        number += step(number)
        receive, send = os.pipe()
        stage.reset()
        env = tap.environment({**stage.world.env(), "LD_PRELOAD": str(PRELOAD / library), "FAIL_AT": str(number), "FAIL_REPORT": str(send), **more})
        done = subprocess.run([tap.PEERPATH, *stage.args()], env=env, capture_output=True, timeout=120, pass_fds=[send], stdin=subprocess.DEVNULL)
        os.close(send)
        reached = os.read(receive, 1) != b""
        os.close(receive)
        if not reached:
            break
        runs += 1
        done = tap.Run(done.returncode, done.stdout, done.stderr)
        # Libraries beneath libcurl end the program themselves when they cannot even begin.
        if b"Error in GnuTLS initialization" in done.err:
            done = None
        fault = stage.fault(done)
        faults += [f"number {number}: {fault}"] if fault else []
        if len(faults) > 5:
            break
    tap.result(f"faults: {'going back, ' if back else ''}each failing {name} ({runs} runs)", faults + ([] if runs else ["nothing failed: is the library preloaded?"]))


def calls_io():
    failing("fail_io.so", {"FAIL_ERRNO": str(errno.EIO)}, "call on files (EIO)", lambda n: 1)


def calls_full():
    failing("fail_io.so", {"FAIL_ERRNO": str(errno.ENOSPC)}, "call on files (ENOSPC)", lambda n: 1)


def calls_back():
    failing("fail_io.so", {"FAIL_ERRNO": str(errno.EIO)}, "call on files (EIO)", lambda n: 1, back=True)


def allocations_back():
    failing("fail_alloc.so", {}, "allocation", lambda n: 1 if n < 60 else 1 + n // 40, back=True)


def steps_back():
    """kill -9 as each call of a rollback begins: the next rollback or update goes on."""
    stage = Stage(back=True)
    for call in ("unlinkat", "renameat", "symlinkat", "fsync", "flock"):
        faults, number = [], 0
        while number < 40:
            number += 1
            stage.reset()
            done = tap.run(["-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={number}", tap.PEERPATH, *stage.args()], program="strace", env=stage.world.env())
            fault = stage.fault() or stage.mends()
            faults += [f"{call} {number}: {fault}"] if fault else []
            if done.status in (0, 5) or len(faults) > 3:
                break
        tap.result(f"faults: going back, kill -9 at each {call} ({number - 1} places)", faults + ([] if number > 1 else ["it was never reached"]))


def allocations():
    failing("fail_alloc.so", {}, "allocation, ever fewer of them", lambda n: 1 if n < 60 else 1 + n // 40)


def no_library():
    stage = Stage()
    done = tap.run(stage.args(), env={**stage.world.env(), "LD_PRELOAD": str(PRELOAD / "no_library.so")})
    tap.result("faults: without libcurl the message says so", [] if done.status == 5 and b"[N1006]" in done.err and not stage.fault(done) else [f"{done}"])
    done = tap.run(["check", "CA"], env={**stage.world.env(), "LD_PRELOAD": str(PRELOAD / "no_library.so")})
    tap.result("faults: and everything else works", [] if done.status == 3 and not done.err else [f"{done}"])


TESTS = (kills, steps, full_disk, calls_io, calls_full, allocations, calls_back, allocations_back, steps_back, no_library)
tap.each([t for t in TESTS if not sys.argv[2:] or t.__name__ in sys.argv[2:]], lambda test: test())
tap.finish()
