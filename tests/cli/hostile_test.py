#!/usr/bin/env python3
"""Texts of op.execute() that reach for what surrounds them (tests/golden/hostile): as SQL nothing but the text differs, and on a
database the version table is right afterwards, whatever the text did.

    hostile_test.py [-k TEXT] --postgresql DIR LIMBECK [LIMBECK_AS_ALEMBIC]     ends with "N passed, N failed"
    hostile_test.py --record --postgresql DIR ALEMBIC                           writes expected.json anew (needs Alembic 1.19)

DIR is a private server's, made by tests/database/postgresql.sh.
"""
import argparse
import concurrent.futures
import itertools
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading

GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden", "hostile")
sys.path.insert(0, GOLDEN)
sys.dont_write_bytecode = True
from texts import TEXTS  # noqa: E402

EXPECTED = os.path.join(GOLDEN, "expected.json")
ENV = """from alembic import context
from sqlalchemy import engine_from_config, pool

config = context.config
if context.is_offline_mode():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    engine = engine_from_config(config.get_section(config.config_ini_section), poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
"""
SCRIPT = """from alembic import op
import sqlalchemy as sa
revision = "a"
down_revision = None
def upgrade():
    op.create_table("before", sa.Column("id", sa.Integer), sa.Column("t", sa.Text))
    op.execute({text!r})
    op.create_table("after", sa.Column("id", sa.Integer))
def downgrade():
    pass
"""
HARMLESS = "SELECT 'harmless'"
LONG = 2000  # a longer part of an output is written down as its length


class Sqlite:
    """An empty database in the folder."""

    def __init__(self, folder, _server):
        self.path = os.path.join(folder, "app.db")
        self.url = "sqlite:///" + self.path

    def rows(self, connection, sql):
        return [str(row[0]) for row in connection.execute(sql)]

    def state(self):
        """Its tables, and the rows of the version table."""
        connection = sqlite3.connect(self.path)
        try:
            tables = self.rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")
            return tables, self.rows(connection, "SELECT version_num FROM alembic_version") if "alembic_version" in tables else []
        finally:
            connection.close()


class Postgresql:
    """An empty database for each thread."""

    numbers, local = itertools.count(), threading.local()

    def __init__(self, _folder, server):
        self.server = server
        if not hasattr(self.local, "name"):
            self.local.name = f"hostile{next(self.numbers)}"
            self.psql("postgres", f"CREATE DATABASE {self.local.name}")
        self.name = self.local.name
        self.url = f"postgresql://limbeck@/{self.name}?host={server}"
        self.psql(self.name, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")

    def psql(self, database, *commands):
        arguments = ["psql", "-XqAt", "-h", self.server, "-U", "limbeck", "-d", database, "-v", "ON_ERROR_STOP=1"]
        for command in commands:
            arguments += ["-c", command]
        done = subprocess.run(arguments, capture_output=True, text=True)
        if done.returncode:
            raise AssertionError(done.stderr)
        return done.stdout.split()

    def state(self):
        for gid in self.psql(self.name, "SELECT gid FROM pg_prepared_xacts WHERE database = current_database()"):
            self.psql(self.name, f"ROLLBACK PREPARED '{gid}'")
        tables = self.psql(self.name, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return tables, self.psql(self.name, "SELECT version_num FROM alembic_version") if "alembic_version" in tables else []


DATABASES = {"sqlite": Sqlite, "postgresql": Postgresql}


def run(program, folder, *arguments):
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "200"}
    environment.update({k: v for k, v in os.environ.items() if k in ("ASAN_OPTIONS", "UBSAN_OPTIONS")})
    done = subprocess.run([program, *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
    out, err = done.stdout.decode("utf-8", "surrogateescape"), done.stderr.decode("utf-8", "replace")
    if done.returncode < 0 or "Sanitizer" in err:
        raise AssertionError(f"crash: {err[-3000:]}")
    return done.returncode, out, err


def write_project(folder, text, url):
    os.makedirs(folder + "/m/versions", exist_ok=True)
    for name, content in {"m/env.py": ENV, "m/versions/a.py": SCRIPT.format(text=text),
                          "alembic.ini": f"[alembic]\nscript_location = m\nsqlalchemy.url = {url.replace('%', '%%')}\n"}.items():
        with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
            file.write(content)


def offline(program, text, database):
    url = "postgresql://u@h/d" if database == "postgresql" else "sqlite:///x.db"
    with tempfile.TemporaryDirectory() as folder:
        write_project(folder, text, url)
        return run(program, folder, "upgrade", "head", "--sql")


def around(program, database):
    """What is printed before and behind the text."""
    code, out, err = offline(program, HARMLESS, database)
    assert code == 0 and out.count(HARMLESS + ";") == 1, err
    return out.split(HARMLESS + ";")


def printed(program, text, database, before, behind):
    """What is printed for the text; anything else that differs is a failure."""
    code, out, err = offline(program, text, database)
    if not out.startswith(before):
        raise AssertionError(f"what precedes the text: {out[:2000]!r}")
    rest = out[len(before):]
    if code:
        return {"exit": code, "printed": rest}
    if not rest.endswith(behind):
        raise AssertionError(f"what follows the text: {rest[-2000:]!r}")
    return {"exit": 0, "printed": rest[:len(rest) - len(behind)]}


def online(program, text, database, server):
    with tempfile.TemporaryDirectory() as folder:
        target = DATABASES[database](folder, server)
        write_project(folder, text, target.url)
        code, _, err = run(program, folder, "upgrade", "head")
        tables, versions = target.state()
        return {"exit": min(code, 1), "tables": sorted({"before", "after"} & set(tables)), "versions": sorted(versions)}, err


def shortened(found):
    return {**found, "printed": f"{len(found['printed'])} characters"} if len(found["printed"]) > LONG else found


def record(options):
    expected = {}
    surroundings = {database: around(options.program, database) for database in ("sqlite", "postgresql")}
    for name, (databases, text) in TEXTS.items():
        for database in databases:
            if options.k in name:
                expected[f"{name} {database}"] = {
                    "sql": shortened(printed(options.program, text, database, *surroundings[database])),
                    "run": online(options.program, text, database, options.postgresql)[0]}
                print(name, database, expected[f"{name} {database}"], file=sys.stderr)
    with open(EXPECTED, "w", encoding="utf-8") as file:
        json.dump(expected, file, indent=1, sort_keys=True, ensure_ascii=True)


# What a text committed before it failed stays; and what it writes into the version table itself is there, as in Alembic.
KEPT = {"fails_after_commit": {"exit": 1, "tables": ["before"], "versions": []},
        "version_inserted": {"exit": 0, "tables": ["after", "before"], "versions": ["a", "b"]}}
# What Alembic, or the driver below it, refuses and limbeck carries out.
MORE = {
    "more than one statement at a time, on SQLite": ["semicolons_at_end sqlite", "two_statements sqlite", "commit_between sqlite", "rollback_between sqlite"],
    "SQLAlchemy takes %(a)s for a parameter of its own": ["percent_s sqlite"],
}
# What libpq cut off at the NUL ran in part; limbeck refuses it.
LESS = ["nul_after_statement postgresql"]


def wrong_state(state, name):
    """Either the revision was carried out and its row is there, or nothing of it is."""
    if name in KEPT:
        return "" if state == KEPT[name] else f"not what it is known to leave: {state}"
    is_done = state["versions"] == ["a"] and "after" in state["tables"] and not state["exit"]
    is_undone = not state["versions"] and not state["tables"] and state["exit"]
    return "" if is_done or is_undone else f"half done: {state}"


def as_alembic(printed):
    """limbeck's own text: a semicolon that a comment would swallow has a line of its own, and a tab in a quoted text stays."""
    return re.sub(r"\n;$", ";", printed).replace("\t", "    ")


def check_sql(called, found, expected):
    if called == "limbeck":
        found = {**found, "printed": as_alembic(found["printed"])}
    return "" if shortened(found) == expected else f"{called}, as SQL: {shortened(found)!r}, Alembic: {expected!r}"


def check_run(called, state, expected, name, key):
    if called == "limbeck":
        return wrong_state(state, name) and f"limbeck, run: {wrong_state(state, name)}"
    if key in LESS:
        is_right = state["exit"] == 1 and not state["versions"]
    elif any(key in keys for keys in MORE.values()):
        is_right = expected["exit"] == 1 and not state["exit"] and state["versions"] == ["a"]
    else:
        is_right = state == expected
    return "" if is_right else f"alembic, run: {state}, Alembic: {expected}"


def judge(options, programs, surroundings, expected, name, database):
    """Problems of one text on one database, each with the program's name."""
    text, key = TEXTS[name][1], f"{name} {database}"
    for called, program in programs.items():
        try:
            if key not in MORE["SQLAlchemy takes %(a)s for a parameter of its own"]:
                yield check_sql(called, printed(program, text, database, *surroundings[database]), expected["sql"]), ""
            state, err = online(program, text, database, options.postgresql)
            yield check_run(called, state, expected["run"], name, key), err
        except AssertionError as problem:
            yield f"{called}: {problem}", ""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-k", default="")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--postgresql", required=True)
    parser.add_argument("program")
    parser.add_argument("as_alembic", nargs="?")
    options = parser.parse_args()
    if options.record:
        return record(options)
    with open(EXPECTED, encoding="utf-8") as file:
        expected = json.load(file)
    failed = 0
    with tempfile.TemporaryDirectory() as top, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        programs = {name: os.path.join(top, name) for name in ("alembic", "limbeck")}
        for name, path in programs.items():
            os.symlink(os.path.abspath((name == "alembic" and options.as_alembic) or options.program), path)
        surroundings = {database: around(programs["alembic"], database) for database in ("sqlite", "postgresql")}
        cases = [(name, database) for name, (databases, _) in TEXTS.items() for database in databases if options.k in name]
        for (name, database), problems in zip(cases, pool.map(
                lambda case: list(judge(options, programs, surroundings, expected[f"{case[0]} {case[1]}"], *case)), cases)):
            problems = [(problem, err) for problem, err in problems if problem]
            failed += bool(problems)
            for problem, err in problems:
                print(f"DIFFERS {name} {database}: {problem}")
                print("    " + err.replace("\n", "\n    "))
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
