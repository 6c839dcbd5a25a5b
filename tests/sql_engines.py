"""The databases that the SQL is run on. Each has a method `rows(sql, columns, people, types)` that loads the people as the table `people` and returns
the statement's result as (header, rows of texts and None). `types` says how the columns are declared: "text", or "own" (amounts and dates)."""
import csv, io, json, os, pathlib, shutil, sqlite3, subprocess, tempfile

import tap

AMOUNT = ("age", "recovery_months", "training_hours", "experience_hours", "supervision_hours", "ce_hours", "references")


def type_of(column, types):
    if types == "text":
        return "TEXT"
    if column in ("born", "recovery_since"):
        return "DATE"
    return "DECIMAL(9, 3)" if column.split(".")[0] in AMOUNT else "TEXT"


def declared(columns, types):
    return ", ".join(f'"{column}" {type_of(column, types)}' for column in columns)


class Sqlite:
    name = "SQLite " + sqlite3.sqlite_version

    def rows(self, sql, columns, people, types):
        db = sqlite3.connect(":memory:")
        # In SQLite a date is a text; an empty cell stays an empty text, as its own import leaves it.
        db.execute(f"CREATE TABLE people ({declared(columns, types).replace(' DATE', ' TEXT')})")
        db.executemany(f"INSERT INTO people VALUES ({', '.join('?' * len(columns))})", people)
        cursor = db.execute(sql.rstrip().rstrip(";"))
        return [field[0] for field in cursor.description], cursor.fetchall()

    def close(self):
        pass


class Postgres:
    """A cluster of its own in a folder of its own, reached through a socket there."""

    def __init__(self):
        tools = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)) if pathlib.Path("/usr/lib/postgresql").is_dir() else []
        if not tools:
            raise FileNotFoundError("PostgreSQL is not installed")
        self.tools = tools[-1]
        self.name = f"PostgreSQL {self.tools.parent.name}"
        self.folder = tempfile.mkdtemp(prefix="peerpath-pg-", dir="/tmp")
        self.as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.as_user:
            shutil.chown(self.folder, "postgres")
        self.tool("initdb", "-D", f"{self.folder}/data", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self.tool("pg_ctl", "-D", f"{self.folder}/data", "-w", "-l", f"{self.folder}/log", "-o", f"-k {self.folder} -c listen_addresses='' -c fsync=off", "start")

    def tool(self, name, *args, stdin=None):
        done = subprocess.run([*self.as_user, str(self.tools / name), *args], input=stdin, capture_output=True, cwd="/tmp", timeout=600)
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stderr.decode()[-2000:]}")
        return done.stdout.decode()

    def psql(self, text):
        return self.tool("psql", "-h", self.folder, "-U", "postgres", "-X", "-q", "-v", "ON_ERROR_STOP=1", "--csv", "-P", "null=\\N", "-f", "-", stdin=text.encode())

    def rows(self, sql, columns, people, types):
        table = io.StringIO()
        csv.writer(table, lineterminator="\n").writerows([["" if cell is None else cell for cell in row] for row in people])
        said = self.psql(f"DROP TABLE IF EXISTS people;\nCREATE TABLE people ({declared(columns, types)});\n\\copy people FROM STDIN (FORMAT csv)\n{table.getvalue()}\\.\n{sql}")
        header, *rows = csv.reader(io.StringIO(said))
        return header, [[None if cell == "\\N" else cell for cell in row] for row in rows]

    def close(self):
        subprocess.run([*self.as_user, str(self.tools / "pg_ctl"), "-D", f"{self.folder}/data", "-m", "immediate", "stop"], capture_output=True, cwd="/tmp")
        shutil.rmtree(self.folder, ignore_errors=True)


class Duckdb:
    """DuckDB's own npm package, in build/npm; $PEERPATH_NPM may name another folder."""
    name = "DuckDB"

    def __init__(self):
        self.modules = pathlib.Path(os.environ.get("PEERPATH_NPM") or tap.TOP / "build" / "npm")
        if not (self.modules / "node_modules" / "@duckdb" / "node-api").is_dir():
            raise FileNotFoundError(f"no @duckdb/node-api in {self.modules}")

    def rows(self, sql, columns, people, types):
        with tempfile.TemporaryDirectory(prefix="peerpath-duckdb-") as folder:
            at = pathlib.Path(folder)
            with open(at / "people.csv", "w", newline="") as out:
                csv.writer(out).writerows([columns, *people])
            (at / "query.sql").write_text(sql)
            done = subprocess.run(["node", str(tap.TESTS / "sql_duckdb.mjs"), str(self.modules), str(at / "people.csv"), str(at / "query.sql"), declared(columns, types)],
                                  capture_output=True, timeout=600)
            if done.returncode:
                raise RuntimeError(done.stderr.decode()[-2000:])
            said = json.loads(done.stdout)
            return said["header"], said["rows"]

    def close(self):
        pass
