#!/usr/bin/env python3
"""SIGINT and SIGTERM: the running statement is cancelled, the transaction rolled back, exit status 130 or 143, and the
state is as before; also while waiting for the lock."""
import pathlib
import signal
import time

from faults import Postgresql, Project, Sqlite, end, report

SLOW = {
    "sqlite": "INSERT INTO ran WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;\n",
    "postgresql": "SELECT pg_sleep(60);\n",
}


def make_slow(project, number):
    path = pathlib.Path(project.folder.name) / "migrations" / "versions" / f"{project.id(number)}.sql"
    path.write_text(path.read_text().replace("-- migrate:down", SLOW[project.database.name] + "\n-- migrate:down"))


def wait_for_slow(process):
    """Until the slow revision is under way: long enough, and no longer than a run without it takes."""
    time.sleep(1.5)
    return process.poll() is None


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
                is_slow = wait_for_slow(process)
                waiting = project.start("upgrade", "head")
                time.sleep(1)
                waiting.send_signal(number)
                waiting.communicate(timeout=30)
                start = time.monotonic()
                process.send_signal(number)
                output = process.communicate(timeout=60)[0]
                took = time.monotonic() - start
                problem = project.problem(expected)
                if not is_slow or took > 10:
                    problem = problem or f"it took {took:.1f} s"
                if status_of(process) != status or status_of(waiting) != status:
                    problem = problem or f"exit {status_of(process)} and {status_of(waiting)}: {output}"
                report(not problem, f"{database.name}: {number.name}, a transaction per {transaction}", problem)
    end()


main()
