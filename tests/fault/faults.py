"""What the fault tests share: databases, a project of numbered revisions, and TAP lines.

Every revision n makes a table tn and adds its number to the table ran, so that one that ran twice, or by half, shows.
"""
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
POSTGRESQL = str(HERE.parent / "database" / "postgresql.sh")
LIMBECK = os.environ.get("LIMBECK", str(HERE.parents[1] / "build" / "limbeck"))

failures = 0
LIMIT = 300  # seconds; only keeps a broken program from hanging


def env_py(**configured):
    """An Alembic project's, with more of what context.configure() takes."""
    options = "".join(f", {name}={value!r}" for name, value in configured.items())
    return f"""from alembic import context
from sqlalchemy import engine_from_config, pool
engine = engine_from_config(context.config.get_section(context.config.config_ini_section), poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection{options})
    with context.begin_transaction():
        context.run_migrations()
"""


def wait_until(is_reached, process):
    """Waits for a state, however long it takes; False if the process ended, or the limit was over, before."""
    end = time.monotonic() + LIMIT
    while not is_reached():
        if process.poll() is not None or time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def report(is_ok, what, detail=""):
    global failures
    failures += not is_ok
    print(("ok" if is_ok else "not ok") + " - " + what, flush=True)
    for line in "" if is_ok else detail.splitlines():
        print("    " + line, flush=True)


class Sqlite:
    name = "sqlite"
    vacuum = "VACUUM"
    index = "CREATE UNIQUE INDEX {name} ON {table} (x)"

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="limbeck-fault.")
        self.path = os.path.join(self.folder.name, "app.db")
        self.url = "sqlite:///" + self.path

    def clear(self):
        for ending in ("", "-journal", "-wal", "-shm"):
            pathlib.Path(self.path + ending).unlink(missing_ok=True)

    def query(self, sql):
        connection = sqlite3.connect(self.path, timeout=LIMIT)
        try:
            return [tuple(str(value) for value in row) for row in connection.execute(sql)]
        finally:
            connection.close()

    def tables(self):
        return {row[0] for row in self.query("SELECT name FROM sqlite_master WHERE type = 'table'")}

    def settle(self):
        pass


class Postgresql:
    name = "postgresql"
    vacuum = "VACUUM"
    index = "CREATE UNIQUE INDEX CONCURRENTLY {name} ON {table} (x)"

    def __init__(self):
        self.folder = subprocess.run([POSTGRESQL, "start", str(os.getpid())], check=True, capture_output=True,
                                     text=True).stdout.strip()
        self.url = f"postgresql://limbeck@/app?host={self.folder}"

    def psql(self, database, *commands):
        arguments = ["psql", "-XqAt", "-F", "\t", "-h", self.folder, "-U", "limbeck", "-d", database, "-v", "ON_ERROR_STOP=1"]
        for command in commands:
            arguments += ["-c", command]
        done = subprocess.run(arguments, check=True, capture_output=True, text=True)
        return [tuple(line.split("\t")) for line in done.stdout.splitlines()]

    def clear(self):
        self.psql("postgres", "DROP DATABASE IF EXISTS app WITH (FORCE)", "CREATE DATABASE app")

    def query(self, sql):
        return self.psql("app", sql)

    def tables(self):
        return {row[0] for row in self.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}

    def settle(self):
        """Waits until the server has noticed that a client was killed."""
        self.psql("app", "DO $$ BEGIN WHILE EXISTS (SELECT FROM pg_stat_activity WHERE datname = 'app' AND"
                         " backend_type = 'client backend' AND pid <> pg_backend_pid())"
                         " LOOP PERFORM pg_sleep(0.01), pg_stat_clear_snapshot(); END LOOP; END $$")

    def crash(self):
        subprocess.run([POSTGRESQL, "crash", self.folder], check=True)

    def restart(self):
        subprocess.run([POSTGRESQL, "restart", self.folder], check=True)


class Project:
    """Revisions 1 to `count`; those in `outside` run outside transactions."""

    def __init__(self, database, count, outside=(), **settings):
        self.database, self.count, self.outside = database, count, set(outside)
        self.folder = tempfile.TemporaryDirectory(prefix="limbeck-fault.")
        root = pathlib.Path(self.folder.name)
        versions = root / "migrations" / "versions"
        versions.mkdir(parents=True)
        lines = ["[limbeck]", "script_location = %(here)s/migrations", "url = " + database.url]
        lines += [f"{key} = {value}" for key, value in settings.items()]
        (root / "limbeck.ini").write_text("\n".join(lines) + "\n")
        for number in range(1, count + 1):
            (versions / f"{self.id(number)}.sql").write_text(self.source(number))

    @staticmethod
    def id(number):
        return f"{number:012d}" if number else ""

    def source(self, number):
        first = "CREATE TABLE ran (number int);\n" if number == 1 else ""
        last = "DROP TABLE ran;\n" if number == 1 else ""
        option, more, less = "", "", ""
        if number in self.outside:
            option = " transaction:false"
            more = self.database.index.format(name=f"i{number}", table=f"t{number}") + ";\n" + self.database.vacuum + ";\n"
            less = self.database.vacuum + ";\n"
        return (f"-- Revision {number}\n--\n-- Revision ID: {self.id(number)}\n-- Revises: {self.id(number - 1)}\n\n"
                f"-- migrate:up{option}\n{first}CREATE TABLE t{number} (x int);\n{more}"
                f"INSERT INTO ran VALUES ({number});\n\n"
                f"-- migrate:down{option}\nDELETE FROM ran WHERE number = {number};\n{less}DROP TABLE t{number};\n{last}")

    def start(self, *arguments):
        def heed_signals():  # started in the background, a shell may have had them ignored
            for number in signal.SIGINT, signal.SIGTERM:
                signal.signal(number, signal.SIG_DFL)

        return subprocess.Popen([LIMBECK, *arguments], cwd=self.folder.name, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=heed_signals)

    def run(self, *arguments):
        process = self.start(*arguments)
        output = process.communicate(timeout=LIMIT)[0]
        return process.returncode, output

    def problem(self, expected=None):
        """What is wrong with the database: version table and schema must agree, at `expected` if it is given."""
        tables = self.database.tables()
        if "alembic_version" not in tables:
            rows = []
        else:
            rows = [row[0] for row in self.database.query("SELECT version_num FROM alembic_version")]
        if len(rows) > 1:
            return f"the version table has the rows {rows}"
        at = int(rows[0]) if rows else 0
        ran = sorted(int(row[0]) for row in self.database.query("SELECT number FROM ran")) if "ran" in tables else []
        made = {int(name[1:]) for name in tables if name[0] == "t" and name[1:].isdigit()}
        # The revision in the middle of which a run was cut off.
        open_one = {at, at + 1} & self.outside if "limbeck_journal" in tables else set()
        should = set(range(1, at + 1))
        problems = []
        if made ^ should > open_one or (made ^ should) - open_one:
            problems.append(f"tables of {sorted(made)}")
        if len(ran) != len(set(ran)) or (set(ran) ^ should) - open_one:
            problems.append(f"revisions that ran: {ran}")
        if expected is not None and (at != expected or "limbeck_journal" in tables):
            problems.append(f"it should be at {expected}, tables {sorted(tables)}")
        return f"at {at}: " + "; ".join(problems) if problems else ""


def end():
    sys.exit(1 if failures else 0)
