"""usage: measure.py PEERPATH N: a Markdown table of median wall time and highest resident memory."""
import os, statistics, sys, tempfile, time

PROGRAM, RUNS = sys.argv[1], int(sys.argv[2])
COMMANDS = ["check CA -p tests/profiles/example.yaml", "check --all -p tests/profiles/example.yaml --format json", "show --all", "states", "--version"]


def once(args, output):
    """Seconds, KiB and exit status of one run. The parent stays small, so that fork costs little; wait4 tells the child's own memory."""
    output.seek(0)
    begun = time.perf_counter()
    child = os.posix_spawn(PROGRAM, [PROGRAM, *args], {"LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}, file_actions=[(os.POSIX_SPAWN_DUP2, output.fileno(), 1)])
    _, status, usage = os.wait4(child, 0)
    return time.perf_counter() - begun, usage.ru_maxrss, os.waitstatus_to_exitcode(status)


print(f"| command | median of {RUNS} | best | peak memory |\n| --- | ---: | ---: | ---: |")
for command in COMMANDS:
    with tempfile.TemporaryFile() as output:
        runs = [once(command.split(), output) for _ in range(RUNS + 1)][1:]
    if runs[0][2] not in (0, 1, 3):
        sys.exit(f"peerpath {command}: exit status {runs[0][2]}")
    times = sorted(r[0] for r in runs)
    print(f"| `{command.replace('tests/profiles/', '')}` | {statistics.median(times) * 1000:.1f} ms | {times[0] * 1000:.1f} ms | {max(r[1] for r in runs) / 1024:.1f} MiB |")
