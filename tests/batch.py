#!/usr/bin/env python3
"""batch: the answers of check for tables of people, whatever their form, size or mistakes.

usage: batch.py [PEOPLE [PART…]]        PEOPLE: how many random people are held against check (default 12); PART: only these
"""
import csv, io, json, os, pathlib, pty, random, re, signal, subprocess, sys, tempfile, time

import batch_persons, batch_sheets, tap
from batch_run import AS_OF, HEAD, batch, expect, rows, table

SANITIZED = re.search("[at]san", tap.PEERPATH)
MIB = 1 << 20


# --- the answers are those of check -------------------------------------------------------------------------------------------------

def as_table(people):
    names = list(dict.fromkeys(name for flat, _ in people for name in flat))
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, ["id", *names], lineterminator="\n")
    table.writeheader()
    for number, (flat, _) in enumerate(people):
        table.writerow({"id": number, **flat})
    return out.getvalue()


def same_as_check(count):
    rnd = random.Random(4)
    people = [batch_persons.person(rnd) for _ in range(count)]
    for stage in ("apply", "certify"):
        done, _ = batch(as_table(people), "--stage", stage, where=(), timeout=300)
        got = {}
        for row in rows(done):
            got.setdefault(row["id"], {})[row["credential"]] = (row["verdict"], row["route"], row["missing"])
        lines = "".join(json.dumps({"id": number, **flat}) + "\n" for number, (flat, _) in enumerate(people))
        nested = "".join(json.dumps({"id": str(number), **profile}) + "\n" for number, (_, profile) in enumerate(people))
        for kind, text in (("flat", lines), ("nested", nested)):
            other, _ = batch(text, "--stage", stage, name="people.jsonl", where=(), timeout=300)
            tap.result(f"batch: {kind} JSON lines answer as the table does, stage {stage}", tap.difference("output", done.out, other.out)[:1] + ([other.err.decode()] if other.err else []))

        def against_check(number, stage=stage, got=got):
            with tempfile.NamedTemporaryFile("w", suffix=".json", prefix="peerpath-") as file:
                json.dump(people[number][1], file)
                file.flush()
                check = tap.run(["check", "--all", "-p", file.name, "--format", "csv", "--stage", stage, *AS_OF], timeout=300)
            wanted = {row["credential"]: (row["verdict"], row["route"], row["missing"]) for row in rows(check) if row["credential"]}
            mine = got.get(str(number), {})
            faults = [f"{c}: check says {wanted[c]}, batch {mine.get(c)}" for c in wanted if mine.get(c) != wanted[c]]
            tap.result(f"batch: person {number} as check answers, stage {stage}", faults + ([f"{len(mine)} of {len(wanted)}"] if len(mine) != len(wanted) else []))
        tap.each(range(count), against_check)


# --- forms ---------------------------------------------------------------------------------------------------------------------------

def forms():
    plain = "id,age,lives_in,lived_experience\na,36,CA,mental_health\nb,17,OR,mental_health\n"
    done, _ = batch(plain)
    wanted = done.out
    expect("a plain table", done, 0, r"^b,CA,ca-mpss,not_yet,standard,age_min:1", "")
    for name, data in {
        "CRLF": plain.replace("\n", "\r\n").encode(),
        "a byte order mark": b"\xef\xbb\xbf" + plain.encode(),
        "no line break at the end": plain.rstrip("\n").encode(),
        "empty lines": plain.replace("\n", "\n\n\r\n").encode(),
        "all cells in quotes": re.sub(r"[^,\n]+", r'"\g<0>"', plain).encode(),
        "columns in another order": b"lived_experience,lives_in,age,id\nmental_health,CA,36,a\nmental_health,OR,17,b\n",
        "names in capitals": plain.replace("id,age,lives_in", "ID,Age,LIVES_IN").encode(),
        "blanks around values": plain.replace("36", " 36 ").replace("CA", " CA").encode(),
    }.items():
        other, _ = batch(data)
        expect(name, other, 0, None, "", tap.difference("output", wanted, other.out))
    done, _ = batch("id;age\n1;36\n")
    expect("semicolons in place of commas", done, 4, "", r"people\.csv:1:1: error\[S0401\]: unknown column 'id;age'; columns are separated by commas")
    done, _ = batch('id,age\n"x, ""y""\nz",36\n=1+1,36\n-5,36\n')
    names = [row["id"] for row in rows(done)][::len(rows(done)) // 3]
    expect("ids come back as they were, a formula disarmed", done, 0, None, "", tap.difference("ids", repr(['x, "y"\nz', "'=1+1", "-5"]), repr(names)))
    done, _ = batch("age\n36\n\n17\n", "--output", "wide", where=("ca-mpss",))
    expect("without ids, the rows as a spreadsheet counts them", done, 0, r"\Aid,ca-mpss\n2,\w+\n4,not_yet\n\Z", "")
    done, _ = batch("id,age\n1,36\n", where=("VI", "CA"))
    expect("a state that certifies nobody", done, 0, r"^1,CA", r"warning\[B0909\]: .*Virgin Islands certifies nobody")
    done, _ = batch("id,age\n1,36\n", "--output", "summary", where=("ca-mpss",))
    said = json.loads(done.out)
    expect("a summary", done, 0, None, "", tap.difference("counts", json.dumps({"eligible": 0, "likely": 0, "unknown": 1, "not_yet": 0, "ineligible": 0, "not_offered": 0}), json.dumps(said["credentials"]["ca-mpss"])))
    done, _ = batch("id,age\n1,36\n", "--output", "wide", "--format", "jsonl", where=("ca-mpss",))
    expect("wide JSON lines", done, 0, r'\A\{"id": "1", "ca-mpss": "unknown"\}\n\Z', "")


def maps():
    data = "Person,Age in years,Phone,lives_in\nx,17,+1 555,CA\n"
    done, _ = batch(data, "--map", "Person=id", "--map", "Age in years=age", "--map", "Phone=")
    expect("--map names and leaves out columns", done, 0, r"^x,CA,ca-mpss,not_yet,standard,age_min:1", "")
    done, _ = batch(data, "--map", "Person=id", "--map", "Age in years=agee", "--map", "Fone=")
    expect("--map to a name that is none, and of a column that is not there", done, 4, "",
           r"people\.csv:1:2: error\[S0401\]: unknown column 'agee'; did you mean 'age'\?\n(.*\n)*.*error\[B0906\]: --map: there is no column 'Fone'")
    done, _ = batch(data, "--map", "Phone")
    expect("--map without an equals sign", done, 2, "", r"error\[U0704\]: 'Phone' for option '--map'")


def mistakes():
    for name, data, err in (
        ("an empty file", b"", r"error\[F0105\]"),
        ("a file of line breaks", b"\n\n", r"error\[B0913\]: the first line is blank"),
        ("a column twice", b"id,age,lives_in,age\n", r"people\.csv:1:4: error\[B0905\]: column 'age' stands there twice: it is number 2 as well"),
        ("a topic that no rule knows", b"training_hours.ethic\n6\n", r"unknown column 'training_hours\.ethic'; did you mean 'training_hours\.ethics'"),
        ("a requirement that there is not", b"id,attests.ca-mpss.orientaton\n", r"people\.csv:1:2: error\[P0603\]: .*did you mean 'ca-mpss\.orientation'"),
        ("UTF-16", "id,age\n1,36\n".encode("utf-16"), r"error\[F0106\]: the file is in UTF-16"),
        ("ten thousand unknown columns", ",".join(f"c{i}" for i in range(10000)).encode() + b"\n", r"people\.csv:1:1: error\[S0401\]: unknown column 'c0'"),
        ("more columns than are read", b"id" + b",age" * 30000 + b"\n", r"error\[T0206\]"),
        ("a quote out of place in the header", b'id,"age"x\n', r"people\.csv:1:2: error\[B0902\]"),
    ):
        done, _ = batch(data)
        expect(name, done, 4, "", err)
    done, _ = batch(b"id,age\n")
    expect("a header and no rows", done, 0, r"\Aid,jurisdiction,credential,verdict,route,missing\n\Z", "")

    rows_ = {
        2: ("1,36,CA,bachelor,youth,80", None),
        3: ("2,x,CA,,,", r":3:2: error\[S0404\]: 'age' is not a number: 'x'"),
        4: ("3,36,CA,phd,,y", r":4:4: error\[S0407\]: 'education' has the unknown value 'phd'.*\n.*:4:6: error\[S0404\]: 'training_hours'"),
        5: ("4,36", r":5:1: error\[B0901\]: the row has 2 cells, the header has 6"),
        6: ('5,"3"6,,,,', r":6:2: error\[B0902\]: something stands behind the closing double quote"),
        7: ("6,36,,,,\0", r":7:6: error\[B0904\]: a NUL byte"),
        8: ("7,36,,\udcff,,", r":8:4: error\[B0904\]: the row holds bytes that are not UTF-8"),
        9: ("8,36,,,,1,000", r":9:1: error\[B0901\]"),
        10: ("9,121,,,,200001", r":10:2: error\[S0405\].*\n.*:10:6: error\[S0405\]"),
        11: ("10,120,,,,200000", None),
        12: ("11,0,,,,0.001", None),
        13: ("12,36,,,,0.0001", r":13:6: error\[S0404\]"),
    }
    data = "\n".join([HEAD, *(text for text, _ in rows_.values())]).encode("utf-8", "surrogateescape")
    done, _ = batch(data + b"\n", "--output", "wide", where=("ca-mpss",))
    good = [str(number - 1) for number, (_, err) in rows_.items() if err is None]
    expect("bad rows are left out, good ones answered", done, 4, None, r"error\[B0907\]: left out 9 of 12 rows",
           tap.difference("good rows", " ".join(good), " ".join(row["id"] for row in rows(done))))
    for number, (_, err) in rows_.items():
        if err:
            expect(f"row {number} is reported", done, 4, None, err)
    silent, listed = batch(data + b"\n", "--errors", "errors.csv", "--output", "wide", where=("ca-mpss",))
    got = [(int(r["row"]), int(r["column"]), r["name"], r["code"]) for r in csv.DictReader(io.StringIO(listed, newline=""))]
    wanted = [(3, 2, "age", "S0404"), (4, 4, "education", "S0407"), (4, 6, "training_hours", "S0404"), (5, 1, "", "B0901"), (6, 2, "", "B0902"), (7, 6, "training_hours", "B0904"),
              (8, 4, "education", "B0904"), (9, 1, "", "B0901"), (10, 2, "age", "S0405"), (10, 6, "training_hours", "S0405"), (13, 6, "training_hours", "S0404")]
    expect("--errors lists row, column, name and code", silent, 4, None, r"\Apeople\.csv: error\[B0907\]: left out 9 of 12 rows; the reasons are in errors\.csv\n\Z",
           tap.difference("list", "\n".join(map(str, wanted)), "\n".join(map(str, got))))

    done, _ = batch("id,age\n1,36\n2,\"36\n3,36\n", "--output", "wide", where=("ca-mpss",))
    expect("a quote that is never closed", done, 4, r"\Aid,ca-mpss\n1,unknown\n\Z", r":3:2: error\[B0902\]: a double quote is not closed before the file ends")
    done, _ = batch(f"id,age\n{'x' * 1000000},36\n2,36\n", "--output", "wide", where=("ca-mpss",))
    expect("a cell of a million bytes", done, 4, r"\Aid,ca-mpss\n2,unknown\n\Z", r":2:1: error\[T0207\]: 'id' is longer")
    done, _ = batch(f"id,age\n{'x' * 3000000},36\n2,36\n\"{'y' * 2000000}\n\",3\n4,36\n", "--output", "wide", where=("ca-mpss",))
    expect("rows too long to be held", done, 4, r"\Aid,ca-mpss\n2,unknown\n4,unknown\n\Z", r":2:1: error\[B0903\]: the row is longer than 1024 KiB; a double quote .*\n.*:4:1: error\[B0903\]")
    done, _ = batch("id,age\n" + "1,x\n" * 5000)
    expect("many mistakes are counted", done, 4, None, r"error\[B0907\]: left out 5000 of 5000 rows", [] if done.err.count(b"\n") < 110 else [f"{done.err.count(10)} lines"])
    for text, status, err in (("0", 2, "U0704"), ("999", 2, "U0704"), ("two", 2, "U0704")):
        done, _ = batch("id\n1\n", "--jobs", text)
        expect(f"--jobs {text}", done, status, "", rf"error\[{err}\]")
    for text in ("3/2", "0/2", "1", "1/", "a/b"):
        done, _ = batch("id\n1\n", "--shard", text)
        expect(f"--shard {text}", done, 2, "", r"error\[U0704\]: .*--shard")
    expect("a file that is not there", tap.run(["batch", "nowhere.csv", "CA"]), 4, "", r"error\[F0101\]")
    expect("a folder", tap.run(["batch", "/", "CA"]), 5, "", r"error\[F0103\]")
    expect("a state that is not there", tap.run(["batch", "-", "Calfornia"], stdin=b"id\n"), 2, "", r"error\[U0705\]")
    expect("a pipe has no parts", tap.run(["batch", "-", "CA", "--shard", "1/2"], stdin=b"id\n1\n"), 2, "", r"error\[U0709\]")


def longest_rows():
    """A row of exactly 1 MiB is read, one byte more is refused: however the input comes, and in whatever part of it the row lies."""
    faults = []
    for more in (0, 1, 10000):
        long = "1,36," + "x" * (MIB + more - 6) + "\n"
        for before in (0, 5000):
            data = "id,age,note\n" + "0,36,\n" * before + long + "2,36,\n"
            args = ["--map", "note=", "--output", "wide"]
            whole, _ = batch(data, *args, where=("ca-mpss",))
            piped = tap.run(["batch", "-", "ca-mpss", *AS_OF, *args], stdin=data.encode())
            pieces = [batch(data, *args, "--shard", f"{i}/3", where=("ca-mpss",))[0] for i in (1, 2, 3)]
            read = b"\n1,unknown\n" in whole.out
            faults += [] if read == (more == 0) and (b"B0903" in whole.err) != read else [f"{more} bytes more, {before} rows before: {whole.out[-40:]!r} {whole.err[:200]!r}"]
            faults += [] if piped.out == whole.out == b"".join(piece.out for piece in pieces) else [f"{more} bytes more, {before} rows before: another output through a pipe or in parts"]
    lines = [batch(json.dumps({"id": "1", "note": ""})[:-2] + "x" * (MIB + more - 25) + '"}\n', "--map", "note=", name="p.jsonl")[0] for more in (-1000, 1000)]
    faults += [] if b"B0903" not in lines[0].err and b"B0903" in lines[1].err else [repr([line.err[:200] for line in lines])]
    tap.result("batch: the longest row, from a file, a pipe and in parts", faults)


# --- threads and parts ---------------------------------------------------------------------------------------------------------------

def parts():
    data = table(3000)
    for output in ("long", "wide"):
        whole, listed = batch(data, "--output", output, "--jobs", "1", "--errors", "errors.csv", where=("CA", "OR"), timeout=200)
        expect(f"a table of 3000, {output}", whole, 4, None, None)
        for jobs in (2, 3, 8):
            other, other_list = batch(data, "--output", output, "--jobs", str(jobs), "--errors", "errors.csv", where=("CA", "OR"), timeout=200)
            expect(f"the same with {jobs} threads, {output}", other, 4, None, None, [] if (other.out, other_list) == (whole.out, listed) else ["another output"])
        for shards in (2, 7, 50):
            pieces = tap.each(range(1, shards + 1), lambda shard: batch(data, "--output", output, "--shard", f"{shard}/{shards}", "--errors", "errors.csv", where=("CA", "OR"), timeout=200))
            same = b"".join(p.out for p, _ in pieces) == whole.out and "".join(e for _, e in pieces) == listed
            tap.result(f"batch: {shards} parts add up to the whole, {output}", [] if same else ["they do not"])
    lines = "".join(json.dumps({"id": i, "age": i % 90}) + "\n" for i in range(500))
    whole, _ = batch(lines, name="p.jsonl")
    pieces = [batch(lines, "--shard", f"{i}/3", name="p.jsonl")[0] for i in (1, 2, 3)]
    tap.result("batch: parts of JSON lines add up", [] if b"".join(p.out for p in pieces) == whole.out else ["they do not"])


def threads():
    """Enough rows for many pieces, so that threads meet."""
    data = table(20000)
    whole, listed = batch(data, "--output", "wide", "--jobs", "1", "--errors", "errors.csv", where=("CA", "OR"), timeout=200)
    other, other_list = batch(data, "--output", "wide", "--jobs", "4", "--errors", "errors.csv", where=("CA", "OR"), timeout=200)
    expect("a table of 20000, with 4 threads", other, 4, None, None, [] if (other.out, other_list) == (whole.out, listed) else ["another output"])


# --- the system ----------------------------------------------------------------------------------------------------------------------

def system():
    with tempfile.TemporaryDirectory(prefix="peerpath-batch-") as scratch:
        (pathlib.Path(scratch) / "people.csv").write_text(table(2000, False))

        def shell(script, timeout=60):
            return tap.run(["bash", "-c", script], cwd=scratch, env={"PEERPATH": tap.PEERPATH}, program="", timeout=timeout)

        for output in ("long", "wide", "summary"):
            expect(f"a full disk, {output}", shell(f'"$PEERPATH" batch people.csv --output {output} >/dev/full'), 5, None, r"error\[O0801\]: cannot write the result: No space left")
        expect("a full disk for the mistakes", shell('"$PEERPATH" batch people.csv CA --errors /dev/full >/dev/null'), 5, None, r"error\[O0801\]: cannot write '/dev/full'")
        expect("the table itself for the mistakes", shell('cp people.csv mine.csv; ln -s mine.csv other.csv; "$PEERPATH" batch mine.csv CA --errors other.csv; echo $?; cmp people.csv mine.csv'), 0,
               r"\A2\n\Z", r"error\[U0709\]: option '--errors' names the table itself")
        expect("the result for the mistakes", shell('"$PEERPATH" batch people.csv CA --errors er.out >er.out; echo $?; "$PEERPATH" batch people.csv CA --errors ./er.out >>er.out; echo $?; wc -c <er.out'), 0,
               r"\A2\n2\n0\n\Z", r"error\[U0709\]: option '--errors' names the file that the result goes to")
        (pathlib.Path(scratch) / "long.csv").write_bytes(b"x" * 20000 + b"\n\xff\n36\n")
        name = "x" * 20000
        expect("a mistake in a column with a long name", shell(f'"$PEERPATH" batch long.csv ca-mpss --map {name}=age --errors e.csv --output wide 2>/dev/null; tail -n 1 e.csv'), 0,
               r"\n3,\w+\n2,1,x{20000},B0904,", "")
        expect("a place where the mistakes cannot go", shell('"$PEERPATH" batch people.csv CA --errors nowhere/e.csv'), 5, "", r"error\[F0107\]")
        for jobs in (1, 2):
            expect(f"a reader that goes away, {jobs} threads", shell(f'"$PEERPATH" batch people.csv --jobs {jobs} 2>err | head -n 2; echo "${{PIPESTATUS[0]}}"; grep -v S0404 err'), 1, r"\n0\n\Z", "")
        expect("--quiet", shell('"$PEERPATH" batch people.csv CA --quiet --map age='), 0, "", "")
        tty = "".join(shell('"$PEERPATH" batch people.csv --output summary >/dev/null 2>err; cat err').out.decode())
        tap.result("batch: no progress where there is no terminal", [] if "a second" not in tty else [tty[:300]])


def start(args, **more):
    return subprocess.Popen([tap.PEERPATH, "batch", "-", "CA", *AS_OF, *args], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=tap.environment(), **more)


def at_once():
    """Rows are answered as they come, not only at the end."""
    process = start(["--output", "wide"], stderr=subprocess.PIPE)
    process.stdin.write(b"id,age\n1,36\n")
    process.stdin.flush()
    line = process.stdout.readline() + process.stdout.readline()
    process.stdin.close()
    process.wait(30)
    tap.result("batch: an answer comes before the next row", [] if re.match(rb"id,.*\n1,", line) else [repr(line)])


def interrupted():
    for jobs in ("1", "2"):
        with tempfile.TemporaryFile() as out:
            process = subprocess.Popen([tap.PEERPATH, "batch", "-", "CA", "--output", "wide", "--jobs", jobs, *AS_OF], stdin=subprocess.PIPE, stdout=out, stderr=subprocess.PIPE, env=tap.environment())
            process.stdin.write(b"id,age\n" + b"".join(b"%d,36\n" % i for i in range(50000)))
            process.stdin.flush()
            time.sleep(1)
            process.send_signal(signal.SIGINT)
            try:
                err = process.communicate(timeout=30)[1]
            except subprocess.TimeoutExpired:
                process.kill()
                return tap.result("batch: Ctrl-C", ["it does not end"])
            out.seek(0)
            said = out.read()
        lines = said.split(b"\n")
        faults = [f"exit status {process.returncode}"] if process.returncode != 5 else []
        faults += [repr(err)] if b"error[B0908]" not in err else []
        faults += ["the output does not end with a whole line"] if lines[-1] or lines[-2].count(b",") != lines[0].count(b",") else []
        faults += ["rows are missing"] if [line.split(b",")[0] for line in lines[1:-1]] != [b"%d" % i for i in range(len(lines) - 2)] or len(lines) < 1000 else []
        tap.result(f"batch: Ctrl-C ends with what is complete, {jobs} threads", faults)


def interrupted_early():
    """While nothing has come yet, and while the header is not whole."""
    for begin in (b"", b"i", b"id,ag"):
        process = start([], stderr=subprocess.PIPE)
        process.stdin.write(begin)
        process.stdin.flush()
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
            faults = [] if process.returncode == 5 and b"error[B0908]" in process.stderr.read() else [f"exit status {process.returncode}"]
            faults += [] if not process.stdout.read() else ["something was written"]
        except subprocess.TimeoutExpired:
            process.kill()
            faults = ["it does not end"]
        tap.result(f"batch: Ctrl-C behind {len(begin)} bytes", faults)


def progress():
    master, slave = pty.openpty()
    process = start(["--output", "summary"], stderr=slave)
    os.close(slave)
    process.stdin.write(b"id,age\n")
    for i in range(45):
        process.stdin.write(b"%d,36\n" % i * 50)
        process.stdin.flush()
        time.sleep(0.08)
    process.stdin.close()
    process.wait(30)
    said = b""
    try:
        while piece := os.read(master, 4096):
            said += piece
    except OSError:
        pass
    os.close(master)
    faults = [] if re.search(rb"\r\x1b\[K[\d,]+ people, [\d,]+ a second", said) and said.endswith(b"\r\x1b[K") else [repr(said[:500])]
    tap.result("batch: a terminal sees how far it is, and no trace is left", faults)


def memory():
    """Resident memory does not grow with the input, from a pipe as well."""
    if SANITIZED:
        return tap.skip("batch: memory", "sanitizers need their own")
    row = "%d,36,CA,bachelor,mental_health;youth,80\n"
    chunk = "".join(row % i for i in range(20000)).encode()
    for output, jobs, megabytes in (("summary", "1", 300), ("wide", "2", 150), ("long", "2", 12), ("summary", "8", 300), ("wide", "8", 150)):
        process = subprocess.Popen([tap.PEERPATH, "batch", "-", "--output", output, "--jobs", jobs, *AS_OF], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=tap.environment())
        process.stdin.write((HEAD + "\n").encode())
        for _ in range(megabytes * MIB // len(chunk)):
            process.stdin.write(chunk)
        process.stdin.flush()
        time.sleep(0.3)
        peak = int(re.search(r"VmHWM:\s+(\d+) kB", pathlib.Path(f"/proc/{process.pid}/status").read_text())[1])
        process.stdin.close()
        faults = [f"exit status {process.returncode}"] if process.wait(60) else []
        faults += [f"{peak} KiB"] if peak > 32 * 1024 else []
        tap.result(f"batch: {megabytes} MB through {jobs} threads, {output}, in {peak / 1024:.1f} MiB of at most 32", faults)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    works = {work.__name__: work for work in (forms, *batch_sheets.WORKS, maps, mistakes, longest_rows, parts, threads, system, at_once, interrupted, interrupted_early, progress, memory)}
    works = {"same_as_check": lambda: same_as_check(count), **works}
    for name in sys.argv[2:] or works:
        works[name]()
    tap.finish()


main()
