#!/usr/bin/env python3
"""SIGINT and SIGTERM: the running statement is cancelled, the transaction rolled back, exit status 130 or 143, and the
state is as before; also while waiting for the lock."""
import os
import pathlib
import signal

from faults import LIMIT, Postgresql, Project, Sqlite, end, report, wait_until

SLOW = {
    "sqlite": "INSERT INTO ran WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000)"
              " SELECT count(*) FROM n;\n",
    "postgresql": "SELECT pg_sleep(120);\n",
}


def make_slow(project, number):
    path = pathlib.Path(project.folder.name) / "migrations" / "versions" / f"{project.id(number)}.sql"
    path.write_text(path.read_text().replace("-- migrate:down", SLOW[project.database.name] + "\n-- migrate:down"))


def is_slow_running(database, before):
    """Whether the statement runs, or is just about to; `before` is the revision that the database is at."""
    if database.name == "postgresql":
        return database.query("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'") != []
    # A journal is there only while a revision has written and not committed.
    return (os.path.exists(database.path) and "alembic_version" in database.tables() and
            database.query("SELECT version_num FROM alembic_version") == [(before,)] and
            os.path.exists(database.path + "-journal"))


def wait_for_message(process):
    """Reads what the process says until it waits for the lock; what it said."""
    said = ""
    for line in process.stdout:
        said += line
        if "Waiting for another run to finish" in line:
            break
    return said


def status_of(process):
    """As a shell tells it."""
    return process.returncode if process.returncode >= 0 else 128 - process.returncode


def main():
    for database in Sqlite(), Postgresql():
        for number, status in (signal.SIGINT, 130), (signal.SIGTERM, 143):
            for transaction, expected in ("revision", 2), ("run", 0):
                database.clear()
                project = Project(database, 3, transaction=transaction)
                if database.name == "sqlite" and transaction == "run":
                    continue  # a transaction for each revision in any case
                make_slow(project, 3)
                process = project.start("upgrade", "head")
                is_slow = wait_until(lambda: is_slow_running(database, project.id(2)), process)
                waiting = project.start("upgrade", "head")
                said = wait_for_message(waiting)
                waiting.send_signal(number)
                said += waiting.communicate(timeout=LIMIT)[0]
                process.send_signal(number)
                output = process.communicate(timeout=LIMIT)[0]
                problem = project.problem(expected)
                if not is_slow or "Waiting" not in said:
                    problem = problem or f"not what was to be interrupted: {output}{said}"
                if status_of(process) != status or status_of(waiting) != status:
                    problem = problem or f"exit {status_of(process)} and {status_of(waiting)}: {output}{said}"
                report(not problem, f"{database.name}: {number.name}, a transaction per {transaction}", problem)
    end()


main()
