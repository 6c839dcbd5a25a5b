"""Tables as spreadsheets leave them behind, and people as they name things; run by batch.py."""
import json, pathlib, re, tempfile

import tap
from batch_run import HEAD, batch, expect, rows, table


def kinds_of_files():
    """A spreadsheet's file as it comes: another kind of file is named, with what to do about it."""
    excel = r"in Excel, save it as 'CSV UTF-8 \(Comma delimited\)'"
    for name, data, code, said in (
        ("a workbook", b"PK\x03\x04\x14\0\x06\0\x08\0" + b"\0" * 60, "B0913", rf"a workbook \(\.xlsx or \.ods\).*{excel}"),
        ("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60, "B0913", rf"an Excel workbook \(\.xls\).*{excel}"),
        ("a PDF document", b"%PDF-1.7\n%\xe2\xe3\n", "B0913", r"a PDF document.*as CSV"),
        ("a compressed file", b"\x1f\x8b\x08\0\0\0", "B0913", r"compressed.*unpack it first"),
        ("a web page", b"<html><table>", "B0913", r"a web page or XML.*save it as CSV UTF-8"),
        ("JSON in place of CSV", b'[{"id": "1"}]', "B0913", r"JSON.*--input jsonl"),
        ("JSON lines in place of CSV", b'{"id": "1"}\n', "B0913", r"JSON.*--input jsonl"),
        ("lines that end with CR alone", b"id,age\r1,36\r", "B0913", rf"'CSV \(Macintosh\)'; {excel}"),
        ("many lines that end with CR alone", b"id,age\r" + b"1,36\r" * 300000, "B0913", rf"'CSV \(Macintosh\)'; {excel}"),
        ("UTF-16 without a byte order mark", "id,age\n1,36\n".encode("utf-16-le"), "F0106", rf"the file is in UTF-16, not UTF-8; {excel}"),
        ("Windows-1252 in the header", b"id,\xe2ge\n1,36\n", "F0106", rf"not UTF-8; {excel}"),
        ("a separator that is none", b"sep=x\nidxage\n", "B0913", "names a separator that is not read"),
        ("a first line of commas", b",,\nid,age,\n", "B0913", "the first line is blank"),
    ):
        done, _ = batch(data)
        expect(name, done, 4, "", rf"people\.csv: ?(1:1: )?error\[{code}\]: .*{said}")
    done, _ = batch(b"id,education\n1,bachelor\nJos\xe9,bachelor\n")
    expect("Windows-1252 in a row", done, 4, None, rf":3:1: error\[B0904\]: the row holds bytes that are not UTF-8; {excel}")
    for name, data, code, said in (("one JSON list", b' [{"id": "1"}]\n', "B0913", "one JSON list.*jq -c '\\.\\[\\]'"), ("JSON lines in UTF-16", '{"id": "1"}\n'.encode("utf-16"), "F0106", "not UTF-8; save it as UTF-8")):
        done, _ = batch(data, name="people.jsonl")
        expect(name, done, 4, "", rf"people\.jsonl: error\[{code}\]: .*{said}")
    plain, _ = batch('id,age,exams\na,17,"x;y"\nb,36,\n')
    for sign in (";", "\t", "|", ","):
        lines = f'id{sign}age{sign}exams\r\na{sign}17{sign}"x;y"\r\nb{sign}36{sign}\r\n'
        for first in (f"sep={sign}\r\n", f'\ufeff"SEP={sign}"\n'):
            done, _ = batch(first + lines)
            expect(f"a first line {first!r}", done, 0, None, "", tap.difference("output", plain.out, done.out))
    quoted = '"a ""b""\nc, d"'
    data = "sep=|\n" + quoted.join(part.replace(",", "|") for part in table(1000).split(quoted))
    whole, listed = batch(data, "--errors", "errors.csv", where=("CA", "OR"), timeout=200)
    usual, usual_list = batch(table(1000), "--errors", "errors.csv", where=("CA", "OR"), timeout=200)
    expect("a table with another separator is answered as the usual one", whole, 4, None, None, [] if (whole.out, listed) == (usual.out, usual_list) else ["another output"])
    for shards in (2, 9):
        pieces = [batch(data, "--errors", "errors.csv", "--shard", f"{i}/{shards}", where=("CA", "OR"), timeout=200) for i in range(1, shards + 1)]
        same = b"".join(p.out for p, _ in pieces) == whole.out and "".join(e for _, e in pieces) == listed
        tap.result(f"batch: {shards} parts of a table with another separator add up", [] if same else ["they do not"])


def blanks():
    """Columns without a name and rows without a value, as spreadsheets leave them behind; rows without an id."""
    done, _ = batch("id,age,,\n1,36,,\n2,17, ,\"\"\n", "--output", "wide", where=("ca-mpss",))
    expect("empty columns without a name", done, 0, r"\Aid,ca-mpss\n1,unknown\n2,not_yet\n\Z", "")
    done, _ = batch("id,age,,\n1,36,,\n2,17,,yes\n3,36,\"a\"\"b\",\n", "--output", "wide", where=("ca-mpss",))
    expect("a value in a column without a name", done, 4, r"\Aid,ca-mpss\n1,unknown\n\Z",
           r":3:4: error\[B0912\]: 'yes' stands in a column without a name; name it in the first line, or leave it out with '--map ='\n(.*\n)*.*:4:3: error\[B0912\]: 'a\"b'")
    done, _ = batch("id,age,,\n1,36,,\n2,17,,yes\n", "--output", "wide", "--map", "=", where=("ca-mpss",))
    expect("columns without a name, left out", done, 0, r"\Aid,ca-mpss\n1,unknown\n2,not_yet\n\Z", "")
    done, _ = batch("id,age,\n1,17,CA\n", "--map", "=lives_in", where=("ca-mpss",))
    expect("a column without a name, named", done, 0, r"^1,CA,ca-mpss,not_yet", "")

    # A blank row does not count, but its line does: the others keep the numbers that a spreadsheet shows.
    rows_ = ["1,36,CA,,,", "2,17,,,,", ",,,,,", '"",,"" ,,,', " , ,\t,,,", ",,", ",,CA,,,", "3,x,,,,", ",,,,,"]
    data = HEAD + "\n" + "\n".join(rows_) + "\n" + ",,,,,\n" * 300 + "4,36,,,,"
    data = data.replace('"" ,', '"",')
    for slow in (data, data.replace("1,36", '1,"36"'), data.replace("\n", "\r\n")):
        done, _ = batch(slow, "--output", "wide", where=("ca-mpss",))
        expect("blank rows are passed over", done, 4, r"\Aid,ca-mpss\n1,unknown\n2,not_yet\nrow 8,unknown\n4,unknown\n\Z",
               r"\A.*:9:2: error\[S0404\].*\n.*error\[B0907\]: left out 1 of 5 rows")
    done, _ = batch(data, "--output", "summary", where=("ca-mpss",))
    said = json.loads(done.out)
    expect("blank rows are not counted", done, 4, None, None, tap.difference("counts", "4 1", f"{said['rows']} {said['left_out']}"))
    whole, _ = batch(data, where=("CA",))
    for shards in (2, 5):
        pieces = [batch(data, "--shard", f"{i}/{shards}", where=("CA",))[0] for i in range(1, shards + 1)]
        tap.result(f"batch: {shards} parts of a table with blank rows add up", [] if b"".join(p.out for p in pieces) == whole.out else ["they do not"])

    data = "id,age\nann,36\n,17\n\"\",36\n  ,36\n"
    done, _ = batch(data, "--output", "wide", where=("ca-mpss",))
    expect("rows without an id bear their number", done, 0, r"\Aid,ca-mpss\nann,unknown\nrow 3,not_yet\nrow 4,unknown\nrow 5,unknown\n\Z", "")
    done, _ = batch(data, "--output", "wide", "--format", "jsonl", where=("ca-mpss",))
    expect("rows without an id bear their number in JSON lines", done, 0, r'\A\{"id": "ann", .*\n\{"id": "row 3", .*\n\{"id": "row 4", .*\n\{"id": "row 5", ', "")
    done, _ = batch('{"id": "ann", "age": 36}\n\n{"age": 17}\n{"id": "", "age": 36}\n{"profile": 1, "age": 36}\n', "--output", "wide", name="p.jsonl", where=("ca-mpss",))
    expect("JSON lines without an id bear their number", done, 0, r"\Aid,ca-mpss\nann,unknown\nrow 3,not_yet\nrow 4,unknown\nrow 5,unknown\n\Z", "")
    done, _ = batch('id,age\n3,36\n,17\n', "--output", "wide", where=("ca-mpss",))
    expect("a row without an id does not get that of another", done, 0, r"\Aid,ca-mpss\n3,unknown\nrow 3,not_yet\n\Z", "")
    for options, said in (((), r"\Aid,ca-mpss\n2,unknown\n3,not_yet\n\Z"), (("--format", "jsonl"), r'\A\{"id": "2", .*\n\{"id": "3", ')):
        done, _ = batch("age\n36\n17\n", "--output", "wide", *options, where=("ca-mpss",))
        expect("in a table without ids rows bear the number alone", done, 0, said, "")
    data = "id,age\n" + "".join(f"{i if i % 3 else ''},{10 + i % 40}\n" for i in range(2, 9000))
    whole, _ = batch(data, "--jobs", "1", where=("CA",))
    jobs, _ = batch(data, "--jobs", "4", where=("CA",))
    pieces = [batch(data, "--shard", f"{i}/3", where=("CA",))[0] for i in range(1, 4)]
    tap.result("batch: jobs and parts of a table with empty ids add up", [] if whole.out == jobs.out == b"".join(p.out for p in pieces) and whole.out.count(b"\nrow 9") else ["they do not"])


def pages():
    """Whose page is it? The row tells people of one name apart, and those without an id."""
    with tempfile.TemporaryDirectory(prefix="peerpath-pages-") as scratch:
        done, _ = batch("id,age\nann,36\n,17\n,\nAnn,36\nann,40\n \t,36\n", "--report", scratch)
        index = (pathlib.Path(scratch) / "index.html").read_text()
        got = re.findall(r'<th scope="row"><a href="([^"]*)">([^<]*)</a></th><td class="count">(\d+)</td>', index)
        wanted = [("ann.html", "ann", "2"), ("row~3.html", "Row 3", "3"), ("Ann~5.html", "Ann", "5"), ("ann~6.html", "ann", "6"), ("row~7.html", "Row 7", "7")]
        heads = [re.search(r'<p class="kicker">For <b>([^<]*)</b>, as of', (pathlib.Path(scratch) / name).read_text()) for name, _, _ in wanted]
    expect("pages tell whose they are", done, 0, r"\A5 pages, and ", "", tap.difference("index", "\n".join(map(str, wanted)), "\n".join(map(str, got)))
           + tap.difference("heads", "\n".join(sign for _, sign, _ in wanted), "\n".join(head[1] if head else "none" for head in heads)))


def names_of_certifications():
    """A certification by its id or its short name, in whatever case; what is neither is told, in words that fit a cell."""
    where = ("wa-cpss",)
    done, _ = batch("id,certifications\n" + "".join(f"{i},{text}\n" for i, text in enumerate(("or-pss", "OR-PSS", "OR/PSS", "oregon/pss", "or/OR-PSS"))), "--stage", "certify", where=where)
    answers = {tuple(row[k] for k in ("verdict", "route", "missing")) for row in rows(done)}
    expect("five names of one certification", done, 0, None, "", [] if len(answers) == 1 else [f"{answers}"])
    done, _ = batch("id,certifications\n1,OR/PSX\n2,WA/nothing\n3,wa-xyz\n4,CPSS of Washington/Oregon\n", "--output", "wide", where=where)
    expect("certifications that are none", done, 4, r"\Aid,wa-cpss\n4,\w+\n\Z",
           r":2:2: error\[R0517\]: no credential 'OR/PSX' in the data; did you mean 'or-ps\w'\?\n(.*\n)*"
           r".*:3:2: error\[R0517\]: no credential 'WA/nothing' in the data; if it is not there, write its name in words\n(.*\n)*"
           r".*:4:2: error\[R0517\]: no credential 'wa-xyz' in the data")
    done, _ = batch("id,born\n1,1890-01-01\n2,1896-02-29\n3,1890-02-30\n")
    expect("a day out of reach", done, 4, None,
           r":2:2: error\[S0406\]: 'born' lies out of reach, which is 1900-01-01 to 2199-12-31: '1890-01-01'\n(.*\n)*.*:3:2: error\[S0406\]: 'born' lies out of reach.*\n(.*\n)*.*:4:2: error\[S0406\]: 'born' is not a date")
    done, _ = batch('{"id": "1"}\n{"id": "2", "age": 3, "age": 4}\n', name="p.jsonl")
    expect("a key twice in a line", done, 4, None, r":2:23: error\[T0204\]: key 'age' stands here again; it stood in column 13 already")


def nothing_done():
    """Options that would have no effect, and places of which nothing comes."""
    done, _ = batch("id,age\n1,36\n", "--track", "veteran", where=("OR",))
    expect("no certification of the track", done, 0, r"\Aid,.*\n\Z", r"warning\[B0909\]: Oregon has no certification of the track asked for, so the result has nothing of it")
    with tempfile.TemporaryDirectory() as scratch:
        done, _ = batch("id,age\n1,36\n", "--track", "veteran", "--report", scratch, where=("OR",))
        expect("no certification of the track, as pages", done, 0, None, r"warning\[B0909\]: Oregon has no certification of the track asked for")
    done, _ = batch("id,age\n1,36\n", "--hours-per-week", "10")
    expect("a pace without plans", done, 2, "", r"error\[U0709\]: option '--hours-per-week' sets the pace of plans, so it needs '--report'")
    for form in ("json", "csv"):
        for option in (["--table", "x"], ["--columns", "people.csv"], ["--map", "a=b"]):
            expect(f"export {form} {option[0]}", tap.run(["export", form, "CA", *option]), 2, "", rf"error\[U0709\]: 'export {form}' writes the rules, and asks no table, so '{option[0]}' cannot be used with it")


WORKS = (kinds_of_files, blanks, pages, names_of_certifications, nothing_done)
