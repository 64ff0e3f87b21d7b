#!/usr/bin/env python3
"""The connection is lost in the middle of a result: the run says so, and nothing of it is done.

A script reads rows as they come and changes others; another session ends its backend, or the server goes away.
"""
import os
import pathlib
import subprocess
import tempfile

from faults import LIMBECK, LIMIT, Postgresql, end, env_py, report, wait_until

HEAD = """
import sqlalchemy as sa
from alembic import op
revision = "{0}"
down_revision = {1}
def downgrade():
    pass
def upgrade():
    bind = op.get_bind()
"""
MAKE = """
    op.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, text TEXT, mark INTEGER NOT NULL DEFAULT 0)")
    op.execute("INSERT INTO item (id, text) SELECT i, repeat('x', 2000) FROM generate_series(1, 20000) i")
"""
# Ends its own connection's backend from a second one, in the middle of the rows.
TERMINATED = """
    pid = bind.execute(sa.text("SELECT pg_backend_pid()")).scalar()
    op.execute("UPDATE item SET mark = 1 WHERE id <= 10")
    seen = 0
    for row in bind.execution_options(stream_results=True).execute(sa.text("SELECT id, text FROM item ORDER BY id")):
        seen += 1
        if seen == 100:
            with bind.engine.connect() as other:
                other.execute(sa.text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
    print("seen all", seen)
    op.execute("UPDATE item SET mark = 2")
"""
# The same, by a script that takes the error for something harmless.
CAUGHT = """
    pid = bind.execute(sa.text("SELECT pg_backend_pid()")).scalar()
    op.execute("UPDATE item SET mark = 1 WHERE id <= 10")
    try:
        for row in bind.execution_options(stream_results=True).execute(sa.text("SELECT id, text FROM item ORDER BY id")):
            if row.id == 100:
                with bind.engine.connect() as other:
                    other.execute(sa.text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
    except sa.exc.OperationalError as error:
        print("caught", error.connection_invalidated)
    op.execute("UPDATE item SET mark = 2")
"""
# Rows that come slowly, for a server that is killed meanwhile.
SLOW = """
    op.execute("UPDATE item SET mark = 1 WHERE id <= 10")
    for row in bind.execution_options(stream_results=True).execute(sa.text(
            "SELECT i, pg_sleep(0.01), repeat('y', 9000) FROM generate_series(1, 3000) i")):
        pass
    op.execute("UPDATE item SET mark = 2")
"""
READING = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT i, pg_sleep%' AND pid <> pg_backend_pid()"


class Run:
    def __init__(self, database, name, body):
        self.database, self.folder = database, tempfile.TemporaryDirectory(prefix="limbeck-lost.")
        top = pathlib.Path(self.folder.name)
        (top / "m" / "versions").mkdir(parents=True)
        (top / "alembic.ini").write_text(f"[alembic]\nscript_location = m\nsqlalchemy.url = {database.url}\n")
        (top / "m" / "env.py").write_text(env_py())
        (top / "m" / "versions" / "a.py").write_text(HEAD.format("a", None) + MAKE)
        (top / "m" / "versions" / "b.py").write_text(HEAD.format("b", "'a'") + body)
        self.program = top / name
        os.symlink(os.path.abspath(LIMBECK), self.program)

    def start(self, *arguments):
        return subprocess.Popen([self.program, *arguments], cwd=self.folder.name, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True)

    def problem(self, process, said):
        """What is wrong after revision b was cut off."""
        out, err = process.communicate(timeout=LIMIT)
        self.database.settle()
        rows = self.database.query("SELECT version_num FROM alembic_version")
        marks = self.database.query("SELECT mark, count(*) FROM item GROUP BY mark")
        if process.returncode != 1:
            return f"exit {process.returncode}: {out}{err}"
        if not any(text in err for text in said):
            return f"the error does not say that the connection is gone: {err}"
        if rows != [("a",)] or marks != [("0", "20000")]:
            return f"something is half done: {rows} {marks}"
        return ""


SAID = ("terminating connection", "server closed the connection", "connection to server was lost", "connection is closed",
        "could not receive data", "shutting down", "no connection to the server")


def try_one(database, name, what, body, breaks=None):
    database.clear()
    run = Run(database, name, body)
    first = run.start("upgrade", "a")
    out, err = first.communicate(timeout=LIMIT)
    assert first.returncode == 0, err
    process = run.start("upgrade", "head")
    if breaks:
        wait_until(lambda: database.query(READING) != [("0",)], process)
        breaks()
    problem = run.problem(process, SAID)
    report(not problem, f"{name}: {what}", problem)


def main():
    database = Postgresql()
    for name in "alembic", "limbeck":
        try_one(database, name, "the backend is terminated in the middle of a result", TERMINATED)
        try_one(database, name, "a script goes on after its backend was terminated", CAUGHT)

        def crash():
            database.crash()
            database.restart()

        try_one(database, name, "the server goes away in the middle of a result", SLOW, crash)


main()
end()
