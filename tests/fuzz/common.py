"""What the fuzzers of whole runs share: starting limbeck and judging how it ended, databases and what is in them, and the loop over
numbered cases, each of which its seed and number give again."""
import argparse
import collections
import concurrent.futures
import itertools
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
TESTS = HERE.parent
POSTGRESQL = str(TESTS / "database" / "postgresql.sh")
STATUSES = {0, 1, 2, 75, 255}  # docs/running.md; 70 is limbeck's own mistake, 130 needs a signal
SECONDS = 60  # a run that takes longer must at least heed an interruption
MERCY = 20



def env_py(imports="", **configured):
    """An env.py, with more of what context.configure() takes: expressions."""
    options = "".join(f", {name}={expression}" for name, expression in configured.items())
    return f"""from alembic import context
from sqlalchemy import engine_from_config, pool
{imports}
config = context.config
if context.is_offline_mode():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True{options})
    with context.begin_transaction():
        context.run_migrations()
else:
    engine = engine_from_config(config.get_section(config.config_ini_section), poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection{options})
        with context.begin_transaction():
            context.run_migrations()
"""


class Finding(Exception):
    """What a run must never do."""


class Done:
    """How a run ended."""

    def __init__(self, arguments, status, out, err, is_stopped):
        self.arguments, self.status, self.out, self.err, self.is_stopped = arguments, status, out, err, is_stopped

    def __str__(self):
        return f"{' '.join(self.arguments)}: exit {self.status}\n--- stdout\n{self.out[-3000:]}\n--- stderr\n{self.err[-6000:]}"


def run(program, folder, *arguments, exits=False):
    """Runs limbeck there. A crash, a sanitizer's report, an undocumented status or a run that nothing stops is a finding; `exits`:
    a script may choose the status."""
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "200"}
    environment.update({k: v for k, v in os.environ.items() if k in ("ASAN_OPTIONS", "UBSAN_OPTIONS")})
    process = subprocess.Popen([program, *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    is_stopped = False
    try:
        out, err = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        is_stopped = True
        process.send_signal(signal.SIGINT)
        try:
            out, err = process.communicate(timeout=MERCY)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            raise Finding(f"hangs: {' '.join(arguments)}\n{err[-3000:].decode('utf-8', 'replace')}") from None
    done = Done(arguments, process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), is_stopped)
    if is_stopped and done.status in (130, -signal.SIGINT):
        return done
    if done.status < 0 or "Sanitizer" in done.err or re.search(r"\.[ch]:\d+:\d+: runtime error:", done.err):
        raise Finding(f"crash: {done}")
    if done.status not in STATUSES and not (exits and 0 <= done.status <= 255):
        raise Finding(f"undocumented exit status: {done}")
    return done


# ---- Databases ----

class Sqlite:
    name, ini = "sqlite", "sqlite.ini"

    def __init__(self, folder, _server=None, _number=0):
        self.path = os.path.join(folder, "app.db")
        self.url = "sqlite:///" + self.path

    def clear(self):
        for ending in ("", "-journal", "-wal", "-shm"):
            pathlib.Path(self.path + ending).unlink(missing_ok=True)

    def load(self, sql):
        """Whether the statements ran, as far as they go."""
        connection = sqlite3.connect(self.path, timeout=SECONDS)
        try:
            connection.executescript(sql)
            return True
        except (sqlite3.Error, sqlite3.Warning, ValueError):
            return False
        finally:
            connection.close()

    def dump(self):
        """All objects and all rows; None where there is no file."""
        if not os.path.exists(self.path):
            return None
        connection = sqlite3.connect(self.path, timeout=SECONDS)
        connection.text_factory = bytes
        try:
            objects = sorted(map(repr, connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")))
            tables = [name.decode("utf-8", "surrogateescape") for name, in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for table in sorted(tables):
                try:
                    objects += sorted(f"{table}: {row}" for row in connection.execute('SELECT * FROM "%s"' % table.replace('"', '""')))
                except (sqlite3.Error, UnicodeEncodeError) as error:
                    objects.append(f"{table}: {error}")
            # As in Alembic, a version table without rows may be left on a database without transactional DDL.
            if not self.versions():
                objects = [line for line in objects if "b'alembic_version'" not in line]
            return objects or None
        finally:
            connection.close()

    def versions(self):
        """The rows of the version table."""
        connection = sqlite3.connect(self.path, timeout=SECONDS)
        try:
            return sorted(str(row[0]) for row in connection.execute("SELECT version_num FROM alembic_version"))
        except sqlite3.Error:
            return []
        finally:
            connection.close()


class Postgresql:
    name, ini = "postgresql", "postgresql.ini"

    def __init__(self, _folder, server, number):
        self.server, self.database = server, f"fuzz{number}"
        self.url = f"postgresql://limbeck@/{self.database}?host={server}"

    def psql(self, database, *commands, check=True):
        arguments = ["psql", "-XqAt", "-h", self.server, "-U", "limbeck", "-d", database, "-v", "ON_ERROR_STOP=1"]
        for command in commands:
            arguments += ["-c", command]
        return subprocess.run(arguments, check=check, capture_output=True, text=True, errors="replace")

    def clear(self):
        self.psql("postgres", f"DROP DATABASE IF EXISTS {self.database} WITH (FORCE)", f"CREATE DATABASE {self.database} TEMPLATE template0")

    def load(self, sql):
        return "\0" not in sql and len(sql) < 100000 and self.psql(self.database, sql, check=False).returncode == 0

    def dump(self):
        # As in Alembic, a version table without rows may come of a comparison.
        without = [] if self.versions() else ["--exclude-table=public.alembic_version"]
        text = subprocess.run(["pg_dump", "-h", self.server, "-U", "limbeck", "--inserts", *without, self.database], check=True,
                              capture_output=True, text=True, errors="replace").stdout
        # Numbers that a sequence gave away are not given back.
        return [line for line in text.split("\n") if line.strip() and not line.startswith(("--", "\\", "SELECT pg_catalog.setval"))]

    def versions(self):
        done = self.psql(self.database, "SELECT version_num FROM alembic_version ORDER BY 1", check=False)
        return done.stdout.split()


def difference(before, after):
    before, after = before or [], after or []
    return "\n".join([f"- {line}" for line in before if line not in after] + [f"+ {line}" for line in after if line not in before])[:3000]


# ---- Cases ----

class Worker(threading.local):
    """A folder and a database for each thread."""

    numbers = itertools.count()

    def __init__(self):
        self.number = next(self.numbers)


class Fuzzer:
    """A fuzzer is a function case(rng, place, counts) that raises Finding, and at the end look(server), which says what is wrong then.
    place: program(name), folder, server (None: no PostgreSQL), number of the worker."""

    def __init__(self, description, case, look=lambda server: ""):
        self.case, self.look, self.worker, self.counts, self.lock = case, look, Worker(), collections.Counter(), threading.Lock()
        parser = argparse.ArgumentParser(description=description)
        parser.add_argument("--count", type=int, default=100)
        parser.add_argument("--minutes", type=float, help="as many cases as can be had, in place of --count")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--only", type=int, help="the case of this number; its folder is kept")
        parser.add_argument("--jobs", type=int, default=os.cpu_count())
        parser.add_argument("--keep", default=None, help="folder for the projects of findings")
        parser.add_argument("--postgresql", help="folder of a private server (tests/database/postgresql.sh)")
        parser.add_argument("program", nargs="?", default=os.environ.get("LIMBECK"))
        self.options = parser.parse_args()
        if not self.options.program:
            parser.error("which program?")

    def program(self, name):
        """limbeck, by the name that decides how it behaves."""
        return os.path.join(self.top, name)

    def one(self, number):
        folder = os.path.join(self.top, f"case{number}")
        os.mkdir(folder)
        place = argparse.Namespace(program=self.program, folder=folder, server=self.options.postgresql, number=self.worker.number)
        counts = collections.Counter(cases=1)
        problem = ""
        try:
            self.case(random.Random(f"{self.options.seed} {number}"), place, counts)
        except Finding as finding:
            problem = str(finding)
            counts["findings"] = 1
        with self.lock:
            self.counts.update(counts)
        if problem or self.options.only is not None:
            self.show(number, folder, problem)
        shutil.rmtree(folder, ignore_errors=True)
        return problem

    def show(self, number, folder, problem):
        kept = ""
        if self.options.keep:
            kept = os.path.join(self.options.keep, f"{self.options.seed}-{number}")
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(folder, kept)
        if problem:
            print(f"FAIL case {number} of seed {self.options.seed} {kept}\n    " + problem.replace("\n", "\n    "), flush=True)

    def numbers(self):
        if self.options.only is not None:
            return [self.options.only]
        return itertools.count() if self.options.minutes else range(self.options.count)

    def main(self):
        end = time.monotonic() + 60 * (self.options.minutes or 10**6)
        with tempfile.TemporaryDirectory(prefix="limbeck-fuzz.") as self.top, \
                concurrent.futures.ThreadPoolExecutor(self.options.jobs) as pool:
            for name in "alembic", "limbeck":
                os.symlink(os.path.abspath(self.options.program), os.path.join(self.top, name))
            waiting = set()
            for number in self.numbers():
                if time.monotonic() > end:
                    break
                waiting.add(pool.submit(self.one, number))
                while len(waiting) >= 2 * self.options.jobs:
                    done, waiting = concurrent.futures.wait(waiting, return_when=concurrent.futures.FIRST_COMPLETED)
                    for future in done:
                        future.result()
            for future in waiting:
                future.result()
        wrong = self.look(self.options.postgresql)
        if wrong:
            print("FAIL", wrong)
        findings = self.counts.pop("findings", 0) + bool(wrong)
        print("# " + ", ".join(f"{count} {name}" for name, count in sorted(self.counts.items())))
        print(f"{max(self.counts['cases'] - findings, 0)} passed, {findings} failed")
        sys.exit(1 if findings else 0)
