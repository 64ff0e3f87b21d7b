#!/usr/bin/env python3
"""Comparing with mutated models in SQL: no crash, clear errors, nothing is written or left behind where one is wrong, and what is
written leads to the models.

    schemas.py [--count N | --minutes N] [--seed N] [--only NUMBER] [--postgresql DIR] [LIMBECK]      ends with "N passed, N failed"
"""
import os
import pathlib
import random
import re
import sys

from common import TESTS, Finding, Fuzzer, Postgresql, Sqlite, difference, run
from mutate import Mutator

sys.path.insert(0, str(TESTS / "database" / "objects"))
import generate  # noqa: E402
import sqlite as generate_sqlite  # noqa: E402

FORMATS = ("sql", "json", "mermaid", "dot", "html")


def sources(database):
    found = [path.read_text(encoding="utf-8") for path in sorted((TESTS / "models").glob(f"{database}.*.sql"))]
    if database == "sqlite":
        found.append((TESTS / "models" / "renamed.sql").read_text(encoding="utf-8"))
        return found + [";\n".join(generate_sqlite.Schema(random.Random(seed)).statements) + ";\n" for seed in range(20)]
    return found + [script for seed in range(10) for script in generate.pair(seed)]


SOURCES = {name: sources(name) for name in ("sqlite", "postgresql")}


class Project:
    def __init__(self, folder, database):
        self.folder, self.database, self.versions = folder, database, os.path.join(folder, "migrations", "versions")
        os.makedirs(self.versions)
        self.write("limbeck.ini", f"[limbeck]\nscript_location = migrations\nmodels = schema.sql\nurl = {database.url.replace('%', '%%')}\n")

    def write(self, name, text):
        pathlib.Path(self.folder, name).write_bytes(text.encode("utf-8", "surrogatepass"))

    def files(self):
        return {name: pathlib.Path(self.versions, name).read_bytes() for name in os.listdir(self.versions)}


def check_message(done, wrong):
    """Of an error in one of the files `wrong`: its place, or its statement."""
    if not done.status or done.is_stopped:
        return
    if not done.err.strip():
        raise Finding(f"an error without a message: {done}")
    if re.search(r"^ +at <|internal error", done.err, re.M):
        raise Finding(f"the place is inside limbeck: {done}")
    if done.status == 1 and not re.search(rf"^ +at \S*({'|'.join(map(re.escape, wrong))}):\d+:\d+$", done.err, re.M):
        raise Finding(f"no place: {done}")


def compare(project, program, rng, counts):
    """check and revision; whether a revision was written."""
    database = project.database
    before = database.dump()
    checked = run(program, project.folder, "check", "--renames", "accept")
    check_message(checked, ["schema.sql"])
    if database.dump() != before:
        raise Finding(f"check changed the database: {difference(before, database.dump())}\n{checked}")
    written = run(program, project.folder, "revision", "--autogenerate", "-m", "x", "--rev-id", "fz1", "--renames", "accept")
    check_message(written, ["schema.sql"])
    counts[f"{database.name} compared"] += 1
    counts[f"{database.name} refused"] += written.status != 0
    if database.dump() != before:
        raise Finding(f"revision changed the database: {difference(before, database.dump())}\n{written}")
    files = project.files()
    if written.status and files:
        raise Finding(f"written from models that are wrong: {files}\n{written}")
    if not written.status and checked.status in (0, 255) and (checked.status == 255) != bool(files):
        raise Finding(f"check and revision do not agree: {checked}\n{written}\n{files}")
    return bool(files)


def apply(project, program, counts):
    counts["revisions run"] += 1
    done = run(program, project.folder, "upgrade", "head")
    check_message(done, project.files())
    if done.status:
        counts["revisions that failed"] += 1
        return
    again = run(program, project.folder, "check", "--renames", "accept")
    if again.status and not again.is_stopped:
        raise Finding(f"the revision does not lead to the models: {again}\n{next(iter(project.files().values())).decode('utf-8', 'replace')}")


def case(rng, place, counts):
    is_server = bool(place.server and rng.random() < 0.4)
    folder = os.path.join(place.folder, "p")
    database = (Postgresql if is_server else Sqlite)(folder, place.server, place.number)
    project = Project(folder, database)
    database.clear()
    known = SOURCES[database.name]
    source = rng.choice(known)
    if rng.random() < 0.6:
        counts["databases filled"] += database.load(rng.choice([source, source, rng.choice(known)]))
    mutated = Mutator(rng, known).sql(source)
    project.write("schema.sql", mutated)
    program = place.program("limbeck")
    if compare(project, program, rng, counts):
        apply(project, program, counts)
    if rng.random() < 0.4:
        done = run(program, folder, "schema", *rng.choice([("--models",), ()]), "--format", rng.choice(FORMATS))
        counts["schemas shown"] += 1
        check_message(done, ["schema.sql"])
    if rng.random() < 0.3:
        project.write("other.sql", Mutator(rng, known).sql(rng.choice([source, mutated])))
        done = run(program, folder, "diff", "schema.sql", "other.sql")
        counts["differences shown"] += 1
        check_message(done, ["schema.sql", "other.sql"])


def left_behind(server):
    """Scratch databases that nobody dropped."""
    if not server:
        return ""
    found = Postgresql("", server, 0).psql("postgres", "SELECT datname FROM pg_database WHERE datname LIKE 'limbeck%scratch%'").stdout
    return f"left on the server: {found}" if found.strip() else ""


if __name__ == "__main__":
    Fuzzer(__doc__.splitlines()[0], case, left_behind).main()
