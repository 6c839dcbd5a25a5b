#!/usr/bin/env python3
"""How fast batch is: decisions (one person against one certification) a second, all certifications, CSV in, end to end.

usage: batch.py PEERPATH PEOPLE RUNS SCRATCH [NODE_MODULES]

With @duckdb/node-api in NODE_MODULES, the same people go through DuckDB with the statement of `export sql` in the same run, turn and
turn about, so that the ratio holds on a busy machine too; the counts of both must agree. Prints tables for README.md.
"""
import json, os, pathlib, statistics, subprocess, sys, time

HERE = pathlib.Path(__file__).resolve().parent
LONG = 5000
AS_OF = ["--as-of", "2026-11-21"]


def people(scratch, count):
    path = scratch / f"people-{count}.csv"
    if not path.exists():
        with path.open("w") as out:
            subprocess.run([sys.executable, HERE / "batch_people.py", str(count)], stdout=out, check=True)
    return path


def batch(program, path, output, jobs, out):
    """Seconds of one run, and its processor time."""
    with open(out, "wb") as file:
        begun, before = time.monotonic(), os.times()
        subprocess.run([program, "batch", path, "--output", output, "--jobs", str(jobs), *AS_OF], stdout=file, check=True)
        after = os.times()
        return time.monotonic() - begun, after.children_user + after.children_system - before.children_user - before.children_system


def duckdb(modules, statement, path, threads, kind, out, ids):
    env = dict(os.environ, CREDENTIALS=json.dumps(ids))
    said = subprocess.run(["node", HERE / "duckdb.mjs", modules, statement, path, str(threads), kind, out], stdout=subprocess.PIPE, text=True, check=True, env=env).stdout.split("\n")
    return (float(said[0]), float(said[1])), json.loads(said[2])


def least(taken, which):
    return min(t[which] for t in taken)


def main():
    program, count, runs, scratch = os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), pathlib.Path(sys.argv[4])
    modules = sys.argv[5] if len(sys.argv) > 5 and pathlib.Path(sys.argv[5], "@duckdb").is_dir() else None
    scratch.mkdir(parents=True, exist_ok=True)
    path, out = people(scratch, count), scratch / "out"
    batch(program, path, "summary", 1, out)
    counts = json.loads(out.read_text())["credentials"]
    decisions = count * len(counts)
    print(f"{count} people, {path.stat().st_size / 1e6:.0f} MB, {len(counts)} certifications\n")
    ways = [(output, jobs) for output in ("summary", "wide") for jobs in (1, 2)]
    times = {way: [] for way in ways}
    peer = {}
    statement = scratch / "statement.sql"
    if modules:
        with statement.open("w") as file:
            subprocess.run([program, "export", "sql", "--columns", path, *AS_OF], stdout=file, check=True)
    for _ in range(runs):
        for way in ways:
            times[way].append(batch(program, path, *way, out))
        for kind in ("counts", "matrix") if modules else ():
            taken, eligible = duckdb(modules, statement, path, 1, kind, scratch / "duck.csv", list(counts))
            peer.setdefault(kind, []).append(taken)
            if kind == "counts" and eligible != {c: v["eligible"] for c, v in counts.items()}:
                sys.exit(f"DuckDB counts otherwise: {[(c, eligible[c], counts[c]['eligible']) for c in counts if eligible[c] != counts[c]['eligible']][:5]}")
    print("| what | median | best | processor time, best | decisions/s, best |\n| --- | ---: | ---: | ---: | ---: |")
    line = lambda what, taken, much: print(f"| {what} | {statistics.median(t[0] for t in taken):.2f} s | {least(taken, 0):.2f} s | {least(taken, 1):.2f} s | {much / least(taken, 0):.2e} |")
    for (output, jobs), taken in times.items():
        line(f"batch, {output}, {jobs} thread{'s' * (jobs > 1)}", taken, decisions)
    some = min(count, LONG)  # ten thousand bytes a person
    line(f"batch, long, 1 thread, {some} people", [batch(program, people(scratch, some), "long", 1, out)], some * len(counts))
    for kind, taken in peer.items():
        line(f"DuckDB, {kind}, 1 thread", taken, decisions)
    for kind, output in (("counts", "summary"), ("matrix", "wide")) if peer else ():
        mine, theirs = times[output, 1], peer[kind]
        print(f"\n{output}, one thread: {statistics.median(t[0] for t in theirs) / statistics.median(t[0] for t in mine):.0f} times DuckDB (medians), "
              f"{least(theirs, 1) / least(mine, 1):.0f} times by processor time", end="")
    for output in ("summary", "wide"):
        one, two = (statistics.median(t[0] for t in times[output, jobs]) for jobs in (1, 2))
        print(f"\n{output}: two threads {one / two:.2f} times one (medians)", end="")
    print()


main()
