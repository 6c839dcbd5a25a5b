"""What the tests of batch share: running it over a table, and judging what it said."""
import csv, io, pathlib, random, re, tempfile

import batch_persons, tap

AS_OF = ["--as-of", "2026-11-21"]
HEAD = "id,age,lives_in,education,lived_experience,training_hours"


def batch(data, *args, name="people.csv", where=("CA",), **more):
    """Run it over a file of these bytes."""
    with tempfile.TemporaryDirectory(prefix="peerpath-batch-") as scratch:
        (pathlib.Path(scratch) / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        done = tap.run(["batch", name, *where, *AS_OF, *args], cwd=scratch, **more)
        errors = pathlib.Path(scratch) / "errors.csv"
        return done, errors.read_text() if errors.exists() else None


def expect(name, done, status, out=None, err="", faults=()):
    faults = list(faults) + ([tap.crashed(done)] if tap.crashed(done) else [])
    if done.status != status:
        faults.append(f"exit status {done.status}, expected {status}")
    for what, pattern, said in (("stdout", out, done.out.decode("utf-8", "replace")), ("stderr", err, done.err.decode("utf-8", "replace"))):
        if pattern is not None and not (re.search(pattern, said, re.M) if pattern else not said):
            faults.append(f"{what} does not match /{pattern}/:\n{said[:1200]}")
    tap.result(f"batch: {name}", faults)


def rows(done):
    return list(csv.DictReader(io.StringIO(done.out.decode(), newline="")))


def table(count, quoted=True):
    rnd = random.Random(count)
    out = ["id,age,lives_in,education,lived_experience,training_hours,exams"]
    for i in range(count):
        note = rnd.choice(["", "IC&RC Peer Recovery", '"a ""b""\nc, d"' if quoted else "", "none"])
        age = rnd.choice(["", "17", "18", "40", "x" if rnd.random() < 0.05 else "30"])
        out.append(f'{i},{age},{rnd.choice(["CA", "OR", ""])},{rnd.choice(["bachelor", "none", ""])},{rnd.choice(batch_persons.LIVED)},{rnd.randrange(0, 120)},{note}')
    return "\n".join(out) + "\n"
