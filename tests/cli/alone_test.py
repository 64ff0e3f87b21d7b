#!/usr/bin/env python3
"""Behind a script's own COMMIT: statements stand by themselves, as under Alembic, also those that no transaction can have in it.

    alone_test.py --postgresql DIR LIMBECK     ends with "N passed, N failed"

DIR is a private server's, made by tests/database/postgresql.sh.
"""
import argparse
import os
import subprocess
import sys
import tempfile

ENV = """from alembic import context
from sqlalchemy import create_engine
with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
"""
HEAD = """from alembic import op
import sqlalchemy as sa
revision, down_revision = "a", None
def downgrade():
    pass
def upgrade():
    op.execute("CREATE TYPE mood AS ENUM ('good')")
    op.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, m mood)")
    op.execute("INSERT INTO t VALUES (1, 2, 'good')")
"""
LEAVES = '    op.execute("COMMIT")\n'
ALONE = """    op.create_index("ix_a", "t", ["a"], postgresql_concurrently=True)
    op.execute("ALTER TYPE mood ADD VALUE IF NOT EXISTS 'bad'")
    op.execute("UPDATE t SET m = 'bad'")
    op.get_bind().execute(sa.text("CREATE INDEX CONCURRENTLY ix_m ON t (m)"))
    op.execute("/* why */ REINDEX INDEX CONCURRENTLY ix_m")
    op.drop_index("ix_a", table_name="t", postgresql_concurrently=True)
    op.execute("VACUUM t")
    op.add_column("t", sa.Column("z", sa.String(30), server_default="DROP INDEX CONCURRENTLY"))
"""


def run(server, limbeck, body):
    """The program's exit status, its errors, and what the database has."""
    psql = ["psql", "-qXAt", "-h", server, "-U", "limbeck", "-d"]
    for command in ("DROP DATABASE IF EXISTS alone WITH (FORCE)", "CREATE DATABASE alone TEMPLATE template0"):
        subprocess.run([*psql, "postgres", "-c", command], check=True, capture_output=True)
    with tempfile.TemporaryDirectory(prefix="limbeck-alone.") as folder:
        os.mkdir(folder + "/versions")
        for name, text in (("alembic.ini", f"[alembic]\nscript_location = .\npath_separator = os\nsqlalchemy.url = postgresql://limbeck@/alone?host={server}\n"),
                           ("env.py", ENV), ("versions/a.py", HEAD + body)):
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        ran = subprocess.run([limbeck, "upgrade", "head"], cwd=folder, capture_output=True, text=True)
    found = [subprocess.run([*psql, "alone", "-c", query], capture_output=True, text=True).stdout.split() for query in (
        "SELECT version_num FROM alembic_version", "SELECT m FROM t", "SELECT indexrelid::regclass FROM pg_index WHERE indisvalid AND NOT indisprimary AND indrelid = 't'::regclass",
        "SELECT attname FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 3")]
    return ran.returncode, ran.stderr, found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgresql", required=True)
    parser.add_argument("limbeck")
    given = parser.parse_args()
    limbeck = os.path.abspath(given.limbeck)
    passed = failed = 0
    for name, body, status, text, wanted in (
            ("all of it runs", LEAVES + ALONE, 0, "", [["a"], ["bad"], ["ix_m"], ["z"]]),
            ("without a COMMIT of its own nothing of it does", ALONE, 1, "cannot run inside a transaction block", [[], [], [], []]),
            ("what failed behind it takes nothing back but the row", LEAVES + ALONE + '    op.execute("SELECT 1/0")\n', 1, "division by zero",
             [[], ["bad"], ["ix_m"], ["z"]])):
        got = run(given.postgresql, limbeck, body)
        good = (got[0], got[2]) == (status, wanted) and text in got[1]
        passed, failed = passed + good, failed + (not good)
        print("ok" if good else "not ok", "-", name)
        if not good:
            print(*got, sep="\n")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
