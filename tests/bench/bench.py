#!/usr/bin/env python3
"""Measures limbeck against what bounds it, in one run, and prints ratios:   bench.py PROGRAM [--quick] [NAME...]

Each row is the least of several interleaved runs of both sides. Against: Debian's alembic where it is installed, `cat` of the same
files (the bound of scanning), psql (the bound of asking a server and of sending it DDL), /bin/true (the bound of starting).
PostgreSQL is a private cluster that this script starts and stops (tests/database/postgresql.sh).
"""
import os, shutil, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
CLUSTER = os.path.join(HERE, "..", "database", "postgresql.sh")
ENV_PY = """from alembic import context
from sqlalchemy import create_engine
config = context.config
if context.is_offline_mode():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    with create_engine(config.get_main_option("sqlalchemy.url")).connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
"""
failures = []


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(text)


def rev(n):
    return "%012x" % (0xA00000000000 + n)


def project(root, kind, count, url):
    """A chain of `count` revisions that each make one table."""
    down = ""
    for n in range(1, count + 1):
        name = "%s/migrations/versions/%s_create_table_%d.%s" % (root, rev(n), n, kind)
        columns = "id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(80) NOT NULL, made TIMESTAMP, amount NUMERIC(10, 2)"
        if kind == "sql":
            write(name, "-- create table %d\n--\n-- Revision ID: %s\n-- Revises: %s\n-- Create Date: 2026-01-01 00:00:00.000000\n"
                  "-- Branch Labels:\n-- Depends On:\n\n-- migrate:up\nCREATE TABLE t%d (%s);\n\n-- migrate:down\nDROP TABLE t%d;\n" % (n, rev(n), down, n, columns, n))
        else:
            write(name, '"""create table %d\n\nRevision ID: %s\nRevises: %s\nCreate Date: 2026-01-01 00:00:00.000000\n\n"""\n'
                  "from typing import Sequence, Union\n\nfrom alembic import op\nimport sqlalchemy as sa\n\n\n"
                  "# revision identifiers, used by Alembic.\nrevision: str = %r\ndown_revision: Union[str, Sequence[str], None] = %r\n"
                  "branch_labels: Union[str, Sequence[str], None] = None\ndepends_on: Union[str, Sequence[str], None] = None\n\n\n"
                  "def upgrade() -> None:\n    op.execute('CREATE TABLE t%d (%s)')\n\n\ndef downgrade() -> None:\n    op.execute('DROP TABLE t%d')\n"
                  % (n, rev(n), down, rev(n), down or None, n, columns, n))
        down = rev(n)
    if kind == "py":
        write(root + "/migrations/env.py", ENV_PY)
        write(root + "/migrations/script.py.mako", "")
        write(root + "/alembic.ini", "[alembic]\nscript_location = migrations\nsqlalchemy.url = %s\n" % url.replace("%", "%%"))
    else:
        write(root + "/limbeck.ini", "[limbeck]\nscript_location = migrations\nurl = %s\n" % url.replace("%", "%%"))
    return root


def once(command, cwd, before=None):
    """Seconds that a command takes from its start to its end. Its standard error is kept, and shown if it fails."""
    if before:
        before()
    argv = ["/bin/sh", "-c", command] if isinstance(command, str) else [shutil.which(command[0]) or command[0]] + command[1:]
    with tempfile.TemporaryFile() as err:
        actions = [(os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0), (os.POSIX_SPAWN_DUP2, err.fileno(), 2)]
        os.chdir(cwd)
        start = time.perf_counter()
        _, status = os.waitpid(os.posix_spawn(argv[0], argv, os.environ, file_actions=actions), 0)
        took = time.perf_counter() - start
        if status:
            err.seek(0)
            raise SystemExit("bench: %s failed (%d): %s" % (command, status, err.read().decode()[-500:]))
    return took


def best(sides, runs, before=None):
    """The least time of each side; the sides take turns, so that both meet the same machine."""
    times = [[] for _ in sides]
    for _ in range(runs):
        for i, (command, cwd) in enumerate(sides):
            times[i].append(once(command, cwd, before))
    return [min(t) for t in times]


def row(what, mine, against, other, limit=None, at_least=None):
    ratio = mine / other
    verdict = ""
    if limit is not None:
        verdict = "at most %.2f: %s" % (limit, "ok" if ratio <= limit else "MISSED")
    if at_least is not None:
        verdict = "at least %d times faster: %s" % (at_least, "ok" if other / mine >= at_least else "MISSED")
    if verdict.endswith("MISSED"):
        failures.append(what)
    print("%-34s %9.2f ms   %-28s %9.2f ms   ratio %8.4f   %s" % (what, mine * 1e3, against, other * 1e3, ratio, verdict), flush=True)


def peak(command, cwd):
    """Peak resident memory of a command in MB (asked of GNU time: a child of this process would be charged with Python's own)."""
    out = subprocess.run(["/usr/bin/time", "-f", "%M"] + command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True).stderr
    return int(out.split()[-1]) / 1024


def main():
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    quick = "--quick" in sys.argv
    limbeck = os.path.abspath(args[0])
    alembic = shutil.which("alembic", path="/usr/bin")
    tmp = tempfile.mkdtemp(prefix="limbeck_bench_")
    data = subprocess.check_output([CLUSTER, "start", str(os.getpid())], text=True).strip()
    try:
        server = lambda name: subprocess.check_output([CLUSTER, "url", data, name], text=True).strip()
        admin = server("postgres")
        url = server("bench")
        fresh = lambda: subprocess.run(["psql", "-qX", admin, "-c", "DROP DATABASE IF EXISTS bench WITH (FORCE)", "-c", "CREATE DATABASE bench"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        fresh()
        mine, true = best([([limbeck, "--version"], tmp), (["/bin/true"], tmp)], 40)
        print("%-34s %9.2f ms more than /bin/true (limit 2 ms: %s)" % ("--version", (mine - true) * 1e3, "ok" if mine - true <= 0.002 else "MISSED"))
        for count in (300,) if quick else (300, 10000):
            for kind in ("sql", "py"):
                root = project("%s/%s%d" % (tmp, kind, count), kind, count, url)
                cat = "cat migrations/versions/*.%s" % kind if count < 1000 else "find migrations/versions -name '*.%s' -print0 | xargs -0 cat" % kind
                runs = 20 if count < 1000 else 5
                heads, bound = best([([limbeck, "heads"], root), (cat, root)], runs)
                row("heads %d .%s" % (count, kind), heads, "cat", bound, limit=1.5 if count >= 1000 else None)
                history, = best([([limbeck, "history"], root)], runs)
                row("history %d .%s" % (count, kind), history, "cat", bound)
                subprocess.run([limbeck, "stamp", "head"], cwd=root, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) if kind == "sql" else None
                ask = ["psql", "-qAtX", url, "-c", "select version_num from alembic_version"]
                current, psql = best([([limbeck, "current"], root), (ask, root)], runs)
                row("current %d .%s" % (count, kind), current, "heads + 1.2 psql", heads + 1.2 * psql, limit=1.0)
                if kind == "py" and alembic:
                    for command, mine in (("heads", heads), ("history", history), ("current", current)):
                        if count > 1000 and command == "current" and quick:
                            continue
                        theirs, = best([([alembic, command], root)], 3 if count < 1000 else 1)
                        row("%s %d" % (command, count), mine, "alembic", theirs, at_least=100 if count < 1000 else None)
                print("%-34s %9.2f MB %s" % ("peak memory, heads %d .%s" % (count, kind), peak([limbeck, "heads"], root), "(limit 20)" if count > 1000 else ""))
                print("%-34s %9.2f MB %s" % ("peak memory, history %d .%s" % (count, kind), peak([limbeck, "history"], root), "(limit 20)" if count > 1000 else ""))
        root = "%s/sql300" % tmp
        with open(root + "/all.sql", "w") as f:
            subprocess.run([limbeck, "upgrade", "head", "--sql"], cwd=root, check=True, stdout=f, stderr=subprocess.DEVNULL)
        fresh()
        mine, psql = best([([limbeck, "upgrade", "head"], root), (["psql", "-qX1", "-v", "ON_ERROR_STOP=1", url, "-f", "all.sql"], root)], 5, fresh)
        row("upgrade head 300 .sql", mine, "psql -1 -f", psql, limit=1.1)
    finally:
        subprocess.call([CLUSTER, "stop", data], stdout=subprocess.DEVNULL)
        shutil.rmtree(tmp, ignore_errors=True)
    print("%d missed%s" % (len(failures), ": " + ", ".join(failures) if failures else ""))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
