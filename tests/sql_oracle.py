#!/usr/bin/env python3
"""The SQL of `peerpath export sql` is an oracle for `peerpath batch`: on random people, both must give the same verdict for every credential, on SQLite,
PostgreSQL and DuckDB.

usage: sql_oracle.py [PEOPLE [SETS]]      so many people a run (default 1000), so many sets of made-up rules (default 6)
"""
import csv, datetime, io, pathlib, sys, tempfile

import sql_engines, sql_people, sql_rules, tap

PEOPLE = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
SETS = int(sys.argv[2]) if len(sys.argv) > 2 else 6
STAGES = ["train", "apply", "certify", "keep"]
DATES = ["2025-02-28", "2026-11-21", "2027-06-30", "2024-03-01"]
# Date, stage, how the columns are declared, how many requirements have an answer column.
RUNS = [("2026-11-21", "apply", "text", 20), ("2026-11-21", "certify", "own", 0), ("2025-02-28", "keep", "text", 300), ("2028-02-29", "train", "own", 40)]


def engines():
    for make in (sql_engines.Sqlite, sql_engines.Postgres, sql_engines.Duckdb):
        try:
            yield make()
        except FileNotFoundError as missing:
            tap.skip(f"sql on {make.__name__}", str(missing))


def batch(path, options):
    """What batch says: {id: {credential: verdict}}; rows that it refuses are not there."""
    done = tap.run(["batch", str(path), "--output", "wide", "--errors", "/dev/null", *options], timeout=600)
    if done.status not in (0, 4):
        raise RuntimeError(f"batch: exit status {done.status}\n{done.err.decode()[:2000]}")
    return {row.pop("id"): row for row in csv.DictReader(io.StringIO(done.out.decode()))}


def compare(columns, people, said, header, rows):
    """Differences between batch and SQL, and how often each word was said."""
    faults, seen, number = [], {}, columns.index("id")
    cells = {row[number]: row for row in people}
    if len(rows) != len(people):
        faults.append(f"{len(rows)} rows for {len(people)} people")
    for row in rows:
        id, verdicts = row[0], dict(zip(header[1:], row[1:]))
        wanted = said.get(id)
        if wanted is None or (any(verdict is None for verdict in verdicts.values()) and sql_people.People.left_to_batch(columns, cells[id])):
            wanted = dict.fromkeys(verdicts)
        if wanted != verdicts:
            wrong = [f"{name}: batch {wanted.get(name)}, SQL {verdict}" for name, verdict in verdicts.items() if wanted.get(name) != verdict]
            shown = ", ".join(f"{column}={cell!r}" for column, cell in zip(columns, cells[id]) if cell and not column.startswith("attests."))
            faults.append(f"{id}: {len(wrong)} verdicts differ: {'; '.join(wrong[:5])}\n  {shown}")
        for verdict in verdicts.values():
            seen[verdict] = seen.get(verdict, 0) + 1
    return faults, seen


def check(engine, name, run, folder, rules, seed, states=()):
    """One run; returns the words that were said."""
    as_of, stage, types, answers = run
    maker = sql_people.People(rules, seed, answers)
    people = [maker.row(number) for number in range(PEOPLE)]
    if types == "own":
        people = [row for row in people if fits(maker.columns, row)]
    path = pathlib.Path(folder) / "people.csv"
    with open(path, "w", newline="") as out:
        csv.writer(out).writerows([maker.columns, *people])
    options = ["--as-of", as_of, "--stage", stage, *states]
    said = batch(path, options)
    sql = tap.run(["export", "sql", "--columns", str(path), *options])
    if sql.status != 0 or sql.err:
        tap.result(name, [f"export sql: exit status {sql.status}\n{sql.err.decode()}"])
        return set()
    if types == "own" and not isinstance(engine, sql_engines.Sqlite):
        # A column of a type of its own takes no empty text.
        people = [[cell if cell.strip() else None for cell in row] for row in people]
    header, rows = engine.rows(sql.out.decode(), maker.columns, people, types)
    faults, seen = compare(maker.columns, people, said, header, rows)
    refused = sum(row[maker.columns.index("id")] not in said for row in people)
    tap.result(f"{name}: {sum(seen.values())} verdicts agree, {refused} rows without any", faults[:5])
    return set(seen)


def fits(columns, row):
    """Is every date a day of the calendar, as a column of type DATE wants it?"""
    for column, cell in zip(columns, row):
        if column in ("born", "recovery_since") and cell:
            try:
                datetime.date.fromisoformat(cell)
            except ValueError:
                return False
    return True


def all_runs(engine, folder):
    rules, seen = sql_people.Rules(tap.TOP / "states"), set()
    for seed, run in enumerate(RUNS):
        seen |= check(engine, f"sql: {engine.name}, {run[0]}, {run[1]}, columns of type {run[2]}", run, folder, rules, seed)
    for seed in range(SETS):
        states = pathlib.Path(folder) / f"rules{seed}"
        sql_rules.write(states, seed)
        run = (DATES[seed % 4], STAGES[seed // 2 % 4], "text", 15)
        made_up = sql_people.Rules(states, sql_rules.PIECES)
        seen |= check(engine, f"sql: {engine.name}, made-up rules {seed}, {run[0]}, {run[1]}", run, folder, made_up, seed, ["--states", str(states)])
    # A test that only ever hears some words shows little.
    lacking = {"eligible", "likely", "unknown", "not_yet", "ineligible", "not_offered", None} - seen
    tap.result(f"sql: {engine.name}: every word was said", [f"never said: {lacking}"] if lacking else [])


def main():
    for engine in engines():
        try:
            with tempfile.TemporaryDirectory(prefix="peerpath-sql-") as folder:
                all_runs(engine, folder)
        except Exception as error:
            tap.result(f"sql: {engine.name}", [repr(error)[:3000]])
        finally:
            engine.close()
    tap.finish()


if __name__ == "__main__":
    main()
