#!/usr/bin/env python3
"""Comparing with mutated models: no crash, errors that name the model's line, and nothing is written from a model that is wrong.

    models.py [--count N | --minutes N] [--seed N] [--only NUMBER] [--postgresql DIR] [LIMBECK]      ends with "N passed, N failed"

LIMBECK_FUZZ_MODELS: folder with more models, in files anywhere below it.
"""
import glob
import os
import pathlib
import re

from common import HERE, Finding, Fuzzer, Postgresql, Sqlite, difference, env_py, run
from mutate import Mutator

MORE = os.environ.get("LIMBECK_FUZZ_MODELS")
SOURCES = [pathlib.Path(path).read_text(encoding="utf-8") for path in
           sorted(glob.glob(f"{HERE}/models/*.py")) + sorted(glob.glob(f"{MORE}/**/after.py", recursive=True) if MORE else [])]
SOURCES = [source if re.search(r"(?m)^(metadata\b|mapper_registry)", source) else source + "\nmetadata = Base.metadata\n" for source in SOURCES]


class Project:
    def __init__(self, rng, folder, database):
        self.folder, self.database, self.versions = folder, database, os.path.join(folder, "migrations", "versions")
        os.makedirs(self.versions)
        pathlib.Path(folder, "migrations", "env.py").write_text(
            env_py("import models", target_metadata="models.metadata", compare_server_default=True))
        pathlib.Path(folder, "migrations", "script.py.mako").write_text(
            '"""${message}"""\nfrom alembic import op\nimport sqlalchemy as sa\n${imports if imports else ""}\nrevision = ${repr(up_revision)}\n'
            'down_revision = ${repr(down_revision)}\n\n\ndef upgrade():\n    ${upgrades if upgrades else "pass"}\n\n\n'
            'def downgrade():\n    ${downgrades if downgrades else "pass"}\n')
        pathlib.Path(folder, "alembic.ini").write_text(
            f"[alembic]\nscript_location = %(here)s/migrations\nprepend_sys_path = .\npath_separator = os\nsqlalchemy.url = {database.url.replace('%', '%%')}\n")
        self.source = rng.choice(SOURCES)

    def write(self, source):
        self.exits = "Exit" in source or "exit" in source
        pathlib.Path(self.folder, "models.py").write_bytes(source.encode("utf-8", "surrogatepass"))

    def files(self):
        return {name: pathlib.Path(self.versions, name).read_bytes() for name in os.listdir(self.versions) if name != "__pycache__"}


def check_message(done, project):
    if not done.status or done.is_stopped:
        return
    if not done.err.strip() and not done.out.strip() and not project.exits:
        raise Finding(f"an error without a message: {done}")
    if "limbeck: error:" in done.err and done.status == 1 and not project.exits:
        if "Traceback (most recent" in done.err:
            raise Finding(f"a traceback: {done}")
        if not re.search(r"^ +at " + re.escape(project.folder), done.err, re.M) and "Statement:" not in done.err:
            raise Finding(f"no place: {done}")
    if re.search(r"^ +at <", done.err, re.M):
        raise Finding(f"the place is inside limbeck: {done}")


def case(rng, place, counts):
    is_server = bool(place.server and rng.random() < 0.15)
    folder = os.path.join(place.folder, "p")
    database = (Postgresql if is_server else Sqlite)(folder, place.server, place.number)
    project = Project(rng, folder, database)
    program = place.program(rng.choice(["alembic", "limbeck"]))
    database.clear()
    if rng.random() < 0.4:  # the models as they are come first
        project.write(project.source)
        for arguments in ("revision", "--autogenerate", "-m", "first", "--rev-id", "fz1"), ("upgrade", "head"):
            counts["first revisions that failed"] += run(program, folder, *arguments).status != 0
    project.write(Mutator(rng, SOURCES).python(project.source, 0.9))
    before, files = database.dump(), project.files()
    checked = run(program, folder, "check", exits=project.exits)
    check_message(checked, project)
    if database.dump() != before or project.files() != files:
        raise Finding(f"check changed something: {difference(before, database.dump())}\n{checked}")
    written = run(program, folder, "revision", "--autogenerate", "-m", "second", "--rev-id", "fz2", exits=project.exits)
    check_message(written, project)
    counts[f"{database.name} compared"] += 1
    counts["models refused"] += written.status != 0
    new = {name: text for name, text in project.files().items() if files.get(name) != text}
    if database.dump() != before and written.status:
        raise Finding(f"revision changed the database: {difference(before, database.dump())}\n{written}")
    if written.status:
        if new:
            raise Finding(f"written from a model that is wrong: {new}\n{written}")
        return
    if len(new) != 1:
        raise Finding(f"{len(new)} files written: {written}")
    text = next(iter(new.values())).decode("utf-8")
    try:
        compile(text, "revision", "exec")
    except (SyntaxError, ValueError) as error:
        raise Finding(f"{error}: {text}\n{written}") from None
    is_empty = bool(re.search(r"def upgrade\(\):\n    (# .*\n    )*pass\n", text))
    if (checked.status == 0) != is_empty and checked.status in (0, 255):
        raise Finding(f"check and revision do not agree: {checked}\n{text}")
    counts["revisions run"] += 1
    done = run(program, folder, "upgrade", "head", exits=project.exits)
    counts["revisions that ran"] += done.status == 0
    check_message(done, project)


if __name__ == "__main__":
    Fuzzer(__doc__.splitlines()[0], case).main()
