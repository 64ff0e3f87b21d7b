#!/usr/bin/env python3
"""Whole runs of revision scripts mutated from the golden ones: no crash, errors that name the script's line, no SQL after an error, and
never half a revision.

    scripts.py [--count N | --minutes N] [--seed N] [--only NUMBER] [--postgresql DIR] [LIMBECK]      ends with "N passed, N failed"

A case is a project of one to three revisions. It is printed as SQL, run forwards and backwards step by step on SQLite (a share on
PostgreSQL), read by `scripts`, converted to SQL; called `alembic` or `limbeck`.
"""
import ast
import glob
import os
import pathlib
import re
import warnings

from common import TESTS, Finding, Fuzzer, Postgresql, Sqlite, difference, env_py, run
from mutate import Mutator

# With these a script may keep what it did before it failed.
COMMITS = re.compile(r"autocommit|commit|rollback|begin|isolation|engine|pragma|vacuum|transaction|savepoint|connect\(|attach|detach|alembic_version|session", re.I)
EXITS = re.compile(r"exit|Exit")
DIALECTS = ("postgresql", "sqlite", "mysql")


def read(path):
    return pathlib.Path(path).read_text(encoding="utf-8")


def sources():
    """The golden scripts, each with the SQL that its database begins with."""
    golden = TESTS / "golden"
    prelude = read(golden / "scripts" / "prelude.py")
    found = [(read(path), "") for path in sorted(glob.glob(f"{golden}/ops/*/script.py"))]
    for path in sorted(golden.glob("ops-online/*/script.py")):
        before = sorted(path.parent.glob("before*.sql"))
        found.append((read(path), read(before[0]) if before else ""))
    found += [(prelude + read(path), "") for path in sorted(glob.glob(f"{golden}/scripts/*.py")) if not path.endswith("prelude.py")]
    return found


SOURCES = sources()
DONORS = [source for source, _ in SOURCES]


# ---- Projects ----

def with_head(source, number):
    """The script as the n-th of a chain."""
    before = repr(f"fz{number - 1}") if number > 1 else "None"
    source = re.sub(r"(?m)^revision\b.*", f"revision = 'fz{number}'", source)
    source = re.sub(r"(?m)^down_revision\b.*", f"down_revision = {before}", source)
    return source if re.search(r"(?m)^revision = ", source) else f"revision = 'fz{number}'\ndown_revision = {before}\n" + source


def parsed(source):
    """None: it is no Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return None


def with_marks(source):
    """After each statement of upgrade() a statement that shows that it was reached."""
    tree = parsed(source)
    if not tree:
        return source
    lines = source.split("\n")
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "upgrade"]
    for function in functions[:1] if len(functions) == 1 else []:
        for statement in reversed(function.body):
            if not isinstance(statement, ast.Return) and statement.lineno > function.lineno and "\f" not in source:
                indent = re.match(r"\s*", lines[statement.lineno - 1])[0]
                lines.insert(statement.end_lineno, f"{indent}op.execute(\"SELECT 'mark {statement.end_lineno}'\")")
    marked = "\n".join(lines)
    # Where a statement does not end its line the mark is inside something.
    return marked if parsed(marked) else source


def guessed_tables(source, rng):
    """Tables for a script that changes some: with a column for every word that it names."""
    made = set(re.findall(r"create_table\(\s*['\"](\w+)", source))
    added = set(re.findall(r"Column\(\s*['\"](\w+)", source))
    words = [word for word in dict.fromkeys(re.findall(r"['\"]([A-Za-z_]\w{0,30})['\"]", source)) if word.lower() != "id"][:40]
    columns = {word.lower(): word for word in words if word not in added} if rng.random() < 0.7 else {}
    tables = {word.lower(): word for word in words if word not in made and not word.lower().startswith(("sqlite_", "pg_", "alembic"))}
    return "".join(f'CREATE TABLE "{table}" (id INTEGER PRIMARY KEY{"".join(f", {chr(34)}{c}{chr(34)} VARCHAR(50)" for c in columns.values())});\n'
                   for table in list(tables.values())[:8])


class Project:
    def __init__(self, rng, folder):
        self.rng, self.folder, self.versions = rng, folder, os.path.join(folder, "migrations", "versions")
        os.makedirs(self.versions)
        pathlib.Path(folder, "migrations", "env.py").write_text(env_py())
        self.write_settings({"postgresql": "postgresql://app:secret@127.0.0.1/app", "sqlite": "sqlite:///app.db", "mysql": "mysql+pymysql://app:secret@127.0.0.1/app"})
        count = rng.choice([1, 1, 2, 3])
        mutated = rng.randrange(1, count + 1)
        self.before, self.scripts = "", {}
        for number in range(1, count + 1):
            source, before = rng.choice(SOURCES)
            self.before += before or (guessed_tables(source, rng) if rng.random() < 0.8 else "")
            source = with_head(source, number)
            if number == mutated or rng.random() < 0.3:
                source = Mutator(rng, DONORS).python(source)
            if rng.random() < 0.8:
                source = with_marks(source)
            self.scripts[f"fz{number}.py"] = source
            pathlib.Path(self.versions, f"fz{number}.py").write_bytes(source.encode("utf-8", "surrogatepass"))
        self.text = "\n".join(self.scripts.values())
        self.exits = bool(EXITS.search(self.text))

    def write_settings(self, urls):
        for name, url in urls.items():
            pathlib.Path(self.folder, name + ".ini").write_text(
                f"[alembic]\nscript_location = %(here)s/migrations\nsqlalchemy.url = {url.replace('%', '%%')}\n")

    def is_plain(self):
        """Whether the heads of the scripts are what with_head() wrote."""
        return all(f"revision = 'fz{number}'\ndown_revision = " in re.sub(r"(?m)^(\w+): .*=", r"\1 =", source) and source.count("down_revision") == 1
                   for number, source in enumerate(self.scripts.values(), 1))


# ---- What must hold ----

def check_message(done, project):
    """Called limbeck, an error is one message, and what a script did wrong has the script's line."""
    if not done.status or done.is_stopped:
        return
    if not (done.err.strip() or "FAILED: " in done.out or project.exits):
        raise Finding(f"an error without a message: {done}")
    if "Traceback" in done.err and not re.search(r'^  File "' + re.escape(project.folder), done.err, re.M) and not project.exits:
        raise Finding(f"a traceback without the project: {done}")
    if "limbeck: error:" in done.err:
        if "Traceback (most recent" in done.err:
            raise Finding(f"a traceback: {done}")
        if re.search(r"^ +at <", done.err, re.M):
            raise Finding(f"the place is inside limbeck: {done}")
        if done.status == 1 and not re.search(r"^ +at " + re.escape(project.folder), done.err, re.M):
            raise Finding(f"no place: {done}")


def check_offline(done, project):
    """What is printed ends with the error: no row of the revision that failed, no mark behind its line."""
    if not done.status:
        return
    headers = list(re.finditer(r"(?m)^-- Running (?:upgrade|downgrade) (\S*) -> (\S*)$", done.out))
    if not headers:
        return
    last = done.out[headers[-1].end():]
    row = re.search(r"^(INSERT INTO|UPDATE|DELETE FROM) (\S+\.)?[`\"]?alembic_version\b.*", last, re.M)
    if row and "alembic_version" not in project.text:
        raise Finding(f"the row of a revision that failed, {row[0]!r}: {done}")
    line = re.search(rf'{re.escape(project.versions)}/{re.escape(headers[-1][2])}\.py(?:", line |:)(\d+)', done.err)
    source = project.scripts.get(headers[-1][2] + ".py", "")
    if line and " -> fz" in headers[-1][0] and in_upgrade(source, int(line[1])):
        for mark in re.findall(r"'mark (\d+)'", last):
            at = position_of(source, mark)
            if at > int(line[1]) and in_upgrade(source, at):  # a mark of the module itself comes first
                raise Finding(f"SQL from behind line {line[1]}: {done}")


def in_upgrade(source, line):
    tree = parsed(source)
    return bool(tree) and source.count("upgrade(") == 1 and any(
        isinstance(node, ast.FunctionDef) and node.name == "upgrade" and node.lineno < line <= node.end_lineno for node in tree.body)


def position_of(source, mark):
    for number, line in enumerate(source.split("\n"), 1):
        if f"'mark {mark}'" in line:
            return number
    return 0


def offline(project, program, rng, counts):
    dialect = rng.choice(DIALECTS)
    ways = [("upgrade", "head", "--sql")] + ([("downgrade", "head:base", "--sql")] if rng.random() < 0.3 else [])
    for way in ways:
        done = run(program, project.folder, "-c", dialect + ".ini", *way, exits=project.exits)
        counts["offline"] += 1
        counts["offline that failed"] += done.status != 0
        check_message(done, project)
        check_offline(done, project)


def step(project, program, database, way, counts):
    """One step; whether it was done. One that failed leaves the database as it was."""
    before, rows = database.dump(), database.versions()
    done = run(program, project.folder, "-c", database.ini, *way, exits=project.exits)
    counts[f"{database.name} {way[0]}"] += 1
    counts[f"{database.name} {way[0]} that failed"] += done.status != 0
    check_message(done, project)
    if not done.status:
        return database.versions() != rows
    if database.versions() != rows and "alembic_version" not in project.text and not done.is_stopped:
        raise Finding(f"the version table after a failure, {rows} -> {database.versions()}: {done}")
    # Called alembic, SQLite keeps what was made before a failure, as it does there.
    is_kept = database.name == "sqlite" and os.path.basename(program) == "alembic"
    if not is_kept and not COMMITS.search(project.text):
        after = database.dump()
        if after != before:
            raise Finding(f"half a revision: {difference(before, after)}\n{done}")
    return False


def online(project, program, database, rng, counts):
    database.clear()
    if project.before and not database.load(project.before):
        counts["databases without their tables"] += 1
        database.clear()
    project.write_settings({database.name: database.url})
    if rng.random() < 0.3:  # one transaction on PostgreSQL, a step each on SQLite
        before = database.dump()
        done = run(program, project.folder, "-c", database.ini, "upgrade", "head", exits=project.exits)
        counts[f"{database.name} upgrade"] += 1
        check_message(done, project)
        if done.status and database.name == "postgresql" and not COMMITS.search(project.text) and database.dump() != before:
            raise Finding(f"a run that failed left {difference(before, database.dump())}\n{done}")
    else:
        for number in range(1, len(project.scripts) + 1):
            if not step(project, program, database, ("upgrade", "+1"), counts):
                break
            if project.is_plain() and "alembic_version" not in project.text and database.versions() != [f"fz{number}"]:
                raise Finding(f"step {number} went to {database.versions()}")
    while database.versions() and rng.random() < 0.9 and step(project, program, database, ("downgrade", "-1"), counts):
        pass


def read_only(project, program, counts):
    done = run(program, project.folder, "-c", "sqlite.ini", "scripts")
    counts["scripts"] += 1
    if done.status not in (0, 1, 255):
        raise Finding(f"scripts: {done}")
    if re.search(r"^ +at <", done.out, re.M):
        raise Finding(f"the place is inside limbeck: {done}")


def convert(project, program, rng, counts):
    """Each script is replaced as a whole, or stays as it is."""
    before = run(program, project.folder, "-c", "sqlite.ini", "heads")
    done = run(program, project.folder, "-c", rng.choice(["sqlite.ini", "postgresql.ini"]), "convert")
    counts["convert"] += 1
    if re.search(r"^ +at <", done.out, re.M):
        raise Finding(f"the place is inside limbeck: {done}")
    for name, source in project.scripts.items():
        path = pathlib.Path(project.versions, name)
        twin = path.with_suffix(".sql")
        if path.exists() == twin.exists():
            raise Finding(f"{name} and its twin: {done}")
        if path.exists() and path.read_bytes() != source.encode("utf-8", "surrogatepass"):
            raise Finding(f"{name} was changed: {done}")
        if twin.exists():
            counts["converted"] += 1
            if "\n-- migrate:up" not in twin.read_text(encoding="utf-8", errors="replace"):
                raise Finding(f"half a twin of {name}: {done}")
    if before.status == 0:
        after = run(program, project.folder, "-c", "sqlite.ini", "heads")
        if after.out != before.out:
            raise Finding(f"other heads than before: {done}\n{before}\n{after}")


def case(rng, place, counts):
    project = Project(rng, os.path.join(place.folder, "p"))
    program = place.program(rng.choice(["alembic", "limbeck"]))
    offline(project, program, rng, counts)
    if rng.random() < 0.6:
        online(project, program, Sqlite(project.folder), rng, counts)
    if place.server and rng.random() < 0.12:
        online(project, program, Postgresql(project.folder, place.server, place.number), rng, counts)
    program = place.program("limbeck")
    if rng.random() < 0.15:
        read_only(project, program, counts)
    if rng.random() < 0.15:
        convert(project, program, rng, counts)


if __name__ == "__main__":
    Fuzzer(__doc__.splitlines()[0], case).main()
