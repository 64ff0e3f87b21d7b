#!/usr/bin/env python3
"""Runs the statements of tests/golden/refused/statements.txt, each in a revision of its own, and compares how they fail with Alembic.

    statements_test.py [-v] [-k TEXT] [--postgresql DIR] LIMBECK     ends with "N passed, N failed"
    statements_test.py --record --postgresql DIR ALEMBIC             writes statements.json anew (needs Alembic 1.19, SQLAlchemy 2.0)

Most have an argument of a wrong type, or name what is not there. Each runs as SQL for PostgreSQL, on SQLite and on PostgreSQL (DIR is a
private server's, made by tests/database/postgresql.sh). Compared are the exit code, the exception, the script's last line in the
traceback, and the SQL. Behind a statement that is taken stands another error, so that nothing is left.
"""
import os, re, subprocess, sys, tempfile

import recorded

GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden", "refused")
ENV = """\
from alembic import context
from sqlalchemy import create_engine

url = context.config.get_main_option("sqlalchemy.url")
if context.is_offline_mode():
    context.configure(url=url, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    with create_engine(url).connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
"""
SCRIPT = """\
from alembic import op
import sqlalchemy as sa
revision = "a"
down_revision = None
def upgrade():
    op.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, x VARCHAR(30))")
    %s
    op.get_context().as_sql or op.get_bind().execute(sa.text("SELECT 1"))
    raise RuntimeError("taken")
def downgrade():
    pass
"""


def exception_of(err):
    """The exception's own lines behind the last traceback, without what Python guesses was meant."""
    if "Traceback (most recent call last)" not in err:
        return err
    tail = err[err.rindex("Traceback (most recent call last)"):]
    found = re.search(r"^(?!Traceback)\S.*", tail, re.M | re.S).group(0).strip()
    return re.sub(r"\. Did you mean: '\w+'\?$", "", re.sub(r"0x[0-9a-f]+", "0x", found))


def run(program, statement, mode, server):
    with tempfile.TemporaryDirectory(prefix="statements_") as folder:
        url = "sqlite:///app.db" if mode == "sqlite" else "postgresql://limbeck@/statements?host=%s" % (server or "nowhere")
        os.makedirs(folder + "/migrations/versions")
        ini = "[alembic]\nscript_location = migrations\npath_separator = os\nsqlalchemy.url = %s\n" % url.replace("%", "%%")
        for path, text in (("alembic.ini", ini), ("migrations/env.py", ENV), ("migrations/versions/a.py", SCRIPT % statement)):
            with open(os.path.join(folder, path), "w") as file:
                file.write(text)
        os.symlink(os.path.abspath(program), folder + "/alembic")
        command = [folder + "/alembic", "upgrade", "head"] + (["--sql"] if mode == "sql" else [])
        env = dict(os.environ, LC_ALL="C.UTF-8", PYTHONWARNINGS="ignore", PYTHONDONTWRITEBYTECODE="1")
        p = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)
        if p.returncode < 0 or re.search(r"==\d+==ERROR: |: runtime error: ", p.stderr):
            raise AssertionError("crash: " + p.stderr[-2000:])
        lines = re.findall(r'/a\.py", line (\d+)', p.stderr)
        sql = p.stdout[p.stdout.find("CREATE TABLE t "):].split("\n") if mode == "sql" else []
        return {"code": p.returncode, "error": exception_of(p.stderr).split("\n"), "line": lines[-1] if lines else None, "sql": sql}


def main():
    opt = recorded.options()
    statements = [line.rstrip("\n") for line in open(GOLDEN + "/statements.txt")]
    if opt.postgresql:
        subprocess.run(["psql", "-qX", "-h", opt.postgresql, "-U", "limbeck", "-d", "postgres", "-c", "CREATE DATABASE statements"], check=True)
    tests = [("%s: %s" % (mode, statement), lambda mode=mode, statement=statement: run(opt.program, statement, mode, opt.postgresql))
             for mode in (("sql", "sqlite", "pg") if opt.postgresql else ("sql", "sqlite")) for statement in statements]
    return 0 if recorded.judge(opt, GOLDEN + "/statements.json", tests) else 1


if __name__ == "__main__":
    sys.exit(main())
