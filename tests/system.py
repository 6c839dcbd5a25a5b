#!/usr/bin/env python3
"""What only the system can bring about: files that cannot be read or written, a full disk, closed streams, no memory.

Root may read everything, so that permissions alone make no test: links in a circle, memory that is not mapped and full devices do.
"""
import os, pathlib, re, resource, signal, subprocess, sys, tempfile

import tap

EXAMPLE = str(tap.TESTS / "profiles" / "example.yaml")
STATES = str(tap.TOP / "states")


def expect(name, done, status, err=None, out=None):
    faults = [tap.crashed(done)] if tap.crashed(done) else []
    if done.status not in (status if isinstance(status, tuple) else (status,)):
        faults.append(f"exit status {done.status}, expected {status}")
    for what, pattern, said in (("stderr", err, done.err.decode(errors="replace")), ("stdout", out, done.out.decode(errors="replace"))):
        if pattern is not None and not (re.search(pattern, said) if pattern else not said):
            faults.append(f"{what} does not match /{pattern}/:\n{said[:1500]}")
    tap.result(f"system: {name}", faults)


def shell(script, env=None):
    return tap.run(["bash", "-c", script], env={"PEERPATH": tap.PEERPATH, "P": EXAMPLE, "STATES": STATES, **(env or {})}, program="")


def unreadable(scratch):
    circle = scratch / "circle.yaml"
    circle.symlink_to(circle)
    expect("F0102 a link that points to itself", tap.run(["check", "CA", "-p", str(circle)]), 5, r"error\[F0102\]: .*circle\.yaml.*: Too many levels", "")
    expect("F0102 lint says it too", tap.run(["lint", str(circle)]), 5, r"error\[F0102\]: .*circle\.yaml")
    expect("F0102 memory that is not mapped", tap.run(["check", "CA", "-p", "/proc/self/mem"]), 5, r"error\[F0102\]: .*/proc/self/mem.*: Input/output error", "")
    if os.geteuid() != 0:
        closed = scratch / "closed.yaml"
        closed.write_text("age: 36\n")
        closed.chmod(0)
        expect("F0102 no permission", tap.run(["check", "CA", "-p", str(closed)]), 5, r"error\[F0102\]: .*Permission denied", "")
    pipe = scratch / "pipe"
    os.mkfifo(pipe)
    expect("a pipe nobody writes to does not hang it", tap.run(["check", "CA", "-p", str(pipe)], timeout=20), (4, 5), r"error\[F01\d\d\]", "")
    expect("an endless device is read up to the ceiling", tap.run(["check", "CA", "-p", "/dev/zero"], timeout=20), (4, 5), r"error\[F01\d\d\]", "")
    missing = scratch / "none" / "folder"
    expect("a data folder that is not there", tap.run(["check", "CA", "--states", str(missing)]), (4, 5), r"error\[F01\d\d\]: ", "")


def full(scratch):
    for args in ("check CA -p \"$P\"", "check --all -p \"$P\" --format json", "show --all --format json", "states", "help", "lint --schema state", "show TX"):
        done = shell(f'"$PEERPATH" {args} >/dev/full')
        expect(f"O0801 full disk: {args}", done, 5, r"error\[O0801\]: .*No space left on device")
        done = shell(f'"$PEERPATH" {args} >&-')
        expect(f"O0801 closed stdout: {args}", done, 5, r"error\[O0801\]: ")
        done = shell(f'"$PEERPATH" {args} | head -c 1 >/dev/null; echo "${{PIPESTATUS[0]}}"')
        expect(f"a reader that goes away: {args}", done, 0, r"^(error\[O0801\][^\n]*\n|[^\n]*\[O0801\][^\n]*\n)?$", r"^(0|1|3|5|141)$")
    expect("closed stderr is no reason to fail", shell('"$PEERPATH" check CA -p "$P" >/dev/null 2>&-; test $? -le 3'), 0)
    expect("closed stdin is no reason to fail", shell('"$PEERPATH" check CA -p "$P" >/dev/null <&-; test $? -le 3'), 0)
    expect("closed stdin as a profile", shell('"$PEERPATH" check CA -p - <&-'), 5, r"error\[F0102\]: ", "")


def unwritable(scratch):
    for command in ("ask CA -o", "report CA -p \"$P\" -o", "renew -p \"$P\" --ics"):
        verb = command.split()[0]
        if shell(f'"$PEERPATH" help {verb}').status != 0:
            tap.skip(f"system: F0107 {verb}", "there is no such command yet")
            continue
        target = scratch / "nowhere" / "file"
        expect(f"F0107 {verb} into a folder that is not there", shell(f'yes "" | "$PEERPATH" {command} "{target}"'), 5, r"error\[F0107\]: ", None)


def crowded(scratch):
    """More distinct conditions than fit, in files that are each within their limits: commands that answer about all of them say so."""
    rules = scratch / "crowded"
    rules.mkdir()
    places = [p.stem for p in (tap.TOP / "states").glob("*.yaml") if p.stem != "US"][:24]
    for code in places:
        name = re.search(r"^name: (.*)$", (tap.TOP / "states" / f"{code}.yaml").read_text(), re.M)[1]
        credentials = "".join(f"  - {{id: {code.lower()}-c{c}, title: C, track: mental_health, level: standard, status: active, issuer: B, medicaid: unknown, "
                              "routes: {standard: [" + ", ".join(f"{{other: {code}{c}x{i}, id: c{i}, source: s1}}" for i in range(490)) + "]}}\n" for c in range(6))
        (rules / f"{code}.yaml").write_text(f"schema: 1\njurisdiction: {code}\nname: {name}\ncertifies: yes\nreviewed: 2026-01-31\nsummary: S.\n"
                                            f"sources: {{s1: {{title: T, url: https://example.org/, publisher: issuer, dated: unknown}}}}\ncredentials:\n{credentials}")
    for args in (["check", "--all"], ["map", "-p", "-"], ["report", "--all"]):
        done = tap.run([*args, "--states", str(rules)], stdin=b"{age: 36}")
        expect(f"O0803 more conditions than fit: {args[0]}", done, 4, r"error\[O0803\]: the rules hold more than 65536 conditions: name fewer places", "")
    expect("more conditions than fit: one place", tap.run(["check", places[0], "--states", str(rules), "--quiet"]), 3)
    for file in rules.iterdir():    # what is not issued has no questions, and so many would take minutes to find
        file.write_text(file.read_text().replace("status: active", "status: retired"))
    done = tap.run(["ask", *places, "--states", str(rules), "--quiet"])
    expect("O0803 more conditions than fit: ask", done, 4, r"error\[O0803\]: the rules hold more than 65536 conditions: name fewer places", None)


def limited():
    """Address space for the program and little more: malloc says no, and so does the program."""
    def run(megabytes):
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        done = subprocess.run([tap.PEERPATH, "check", "--all", "-p", EXAMPLE, "--format", "json"], env=tap.environment(), capture_output=True, timeout=60, preexec_fn=limit)
        return tap.Run(done.returncode, done.stdout, done.stderr)
    if "asan" in tap.PEERPATH:
        return tap.skip("system: O0802", "sanitizers need their address space")
    seen = {}
    for megabytes in range(2, 60):
        done = run(megabytes)
        if b"error while loading shared libraries" in done.err or (done.status < 0 and not done.err):
            continue            # the loader itself had no room
        seen[megabytes] = done
    short = {m: d for m, d in seen.items() if d.status == 5}
    faults = [f"{m} MiB: {tap.crashed(d) or d.status}\n{d.err.decode(errors='replace')[:300]}" for m, d in seen.items() if tap.crashed(d) or d.status not in (0, 1, 3, 5)]
    faults += [f"{m} MiB: {d.err!r}" for m, d in short.items() if not re.search(rb"error\[O080[23]\]: ", d.err)]
    if not short:
        faults.append(f"no limit between 2 and 60 MiB made memory run out: {[(m, d.status) for m, d in seen.items()]}")
    tap.result("system: O0802 no memory", faults)


with tempfile.TemporaryDirectory(prefix="peerpath-system-") as folder:
    for work in (unreadable, full, unwritable, crowded):
        work(pathlib.Path(folder))
limited()
tap.finish()
