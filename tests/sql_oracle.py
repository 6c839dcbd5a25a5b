#!/usr/bin/env python3
"""The SQL of `peerpath export sql` is an oracle for `peerpath batch`: on random people, both must give the same verdict for every credential, on SQLite,
PostgreSQL and DuckDB.

usage: sql_oracle.py [PEOPLE]      so many people a run (default 1000)
"""
import csv, io, pathlib, sys, tempfile

import sql_engines, sql_people, tap

PEOPLE = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
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


def check(engine, run, folder, rules, seed):
    as_of, stage, types, answers = run
    maker = sql_people.People(rules, seed, answers)
    people = [maker.row(number) for number in range(PEOPLE)]
    path = pathlib.Path(folder) / "people.csv"
    with open(path, "w", newline="") as out:
        csv.writer(out).writerows([maker.columns, *people])
    options = ["--as-of", as_of, "--stage", stage]
    said = batch(path, options)
    sql = tap.run(["export", "sql", "--columns", str(path), *options])
    name = f"sql: {engine.name}, {as_of}, {stage}, columns of type {types}"
    if sql.status != 0 or sql.err:
        tap.result(name, [f"export sql: exit status {sql.status}\n{sql.err.decode()}"])
        return
    if types == "own":
        # A database refuses such cells by itself.
        good = [row for row in people if fits(maker.columns, row)]
        people = [[cell if cell.strip() else None for cell in row] for row in good]
        people = [["" if cell is None else cell for cell in row] for row in people] if isinstance(engine, sql_engines.Sqlite) else people
    header, rows = engine.rows(sql.out.decode(), maker.columns, people, types)
    faults, seen = compare(maker.columns, people, said, header, rows)
    refused = sum(row[maker.columns.index("id")] not in said for row in people)
    tap.result(f"{name}: {sum(seen.values())} verdicts agree, {refused} rows refused by both", faults[:5])
    # A test that only ever hears one word shows nothing.
    lacking = {"likely", "unknown", "not_yet", "ineligible", "not_offered", None} - set(seen)
    tap.result(f"{name}: every word is said", [f"never said: {lacking}"] if lacking else [])


def fits(columns, row):
    """Is every date a day of the calendar, as a column of type DATE wants it?"""
    import datetime
    for column, cell in zip(columns, row):
        if column in ("born", "recovery_since") and cell:
            try:
                datetime.date.fromisoformat(cell)
            except ValueError:
                return False
    return True


def main():
    rules = sql_people.Rules(tap.TOP / "states")
    for engine in engines():
        with tempfile.TemporaryDirectory(prefix="peerpath-sql-") as folder:
            for seed, run in enumerate(RUNS):
                try:
                    check(engine, run, folder, rules, seed)
                except Exception as error:
                    tap.result(f"sql: {engine.name}, {run}", [repr(error)[:3000]])
        engine.close()
    tap.finish()


if __name__ == "__main__":
    main()
