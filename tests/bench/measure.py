"""usage: measure.py ONCE PEERPATH N: a Markdown table of median wall time and highest resident memory."""
import statistics, subprocess, sys, tempfile

ONCE, PROGRAM, RUNS = sys.argv[1], sys.argv[2], int(sys.argv[3])
COMMANDS = ["check CA -p tests/profiles/example.yaml", "check --all -p tests/profiles/example.yaml --format json", "show --all", "states", "--version"]


def once(args, output):
    """Seconds, KiB and exit status of one run."""
    said = subprocess.run([ONCE, output, PROGRAM, *args], check=True, capture_output=True, text=True, env={"LC_ALL": "C.UTF-8"}).stdout.split()
    return float(said[0]), int(said[1]), int(said[2])


print(f"| command | median of {RUNS} | best | peak memory |\n| --- | ---: | ---: | ---: |")
for command in COMMANDS:
    with tempfile.NamedTemporaryFile(prefix="peerpath-bench-") as output:
        runs = [once(command.split(), output.name) for _ in range(RUNS + 1)][1:]
    if runs[0][2] not in (0, 1, 3):
        sys.exit(f"peerpath {command}: exit status {runs[0][2]}")
    times = sorted(r[0] for r in runs)
    print(f"| `{command.replace('tests/profiles/', '')}` | {statistics.median(times) * 1000:.1f} ms | {times[0] * 1000:.1f} ms | {max(r[1] for r in runs) / 1024:.1f} MiB |")
