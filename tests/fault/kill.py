#!/usr/bin/env python3
"""A run is killed at a random moment: version table and schema agree, and the next run completes.

    kill.py [--rounds 200] [--seed N] [sqlite|postgresql ...]

Upgrades and downgrades in turn are killed with SIGKILL until as many as asked for, on each database, were cut off in the
middle. On PostgreSQL now and then the server is killed instead.
"""
import argparse
import random
import time

from faults import LIMIT, Postgresql, Project, Sqlite, end, report

REVISIONS = 12
OUTSIDE = (4, 9)


def killed(project, database, moment, what, arguments):
    """Starts a run and kills it; returns whether it was still running, and its output."""
    process = project.start(*arguments)
    time.sleep(moment)
    is_alive = process.poll() is None
    if what == "server":
        database.crash()
    else:
        process.kill()
    output = process.communicate(timeout=LIMIT)[0]
    if what == "server":
        database.restart()
        if is_alive and process.returncode not in (0, 1):
            return is_alive, f"exit {process.returncode} when the server went away: {output}"
    return is_alive, ""


def duration(project, *arguments):
    start = time.monotonic()
    code, output = project.run(*arguments)
    return time.monotonic() - start, output if code else ""


def one(project, database, limit, what, arguments, expected, rng):
    is_alive, problem = killed(project, database, rng.uniform(0, limit), what, arguments)
    database.settle()
    problem = problem or project.problem()
    if not problem:
        code, output = project.run(*arguments)
        problem = f"the next run ended with {code}: {output}" if code else project.problem(expected)
    return is_alive, problem


def kill_runs(database, transaction, rounds, rng):
    database.clear()
    project = Project(database, REVISIONS, outside=OUTSIDE, transaction=transaction)
    up, problem = duration(project, "upgrade", "head")
    down, other = duration(project, "downgrade", "base")
    problem = problem or other
    cut = tried = 0
    limits = [up, down]
    while not problem and cut < rounds and tried < 4 * rounds:
        for i, (arguments, expected) in enumerate([(("upgrade", "head"), REVISIONS), (("downgrade", "base"), 0)]):
            what = "server" if database.name == "postgresql" and tried % 40 == 4 else "run"
            tried += 1
            is_alive, problem = one(project, database, limits[i], what, arguments, expected, rng)
            cut += is_alive
            limits[i] *= 1.1 if is_alive else 0.8  # the machine may have become faster, or slower
            if problem:
                problem = f"try {tried}, {' '.join(arguments)}, {what} killed: {problem}"
                break
    report(not problem and cut > 0, f"{database.name}: killed {cut} runs, a transaction per {transaction}",
           problem or "no run was cut off")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("databases", nargs="*", default=["sqlite", "postgresql"])
    options = parser.parse_args()
    print(f"# seed {options.seed}", flush=True)
    rng = random.Random(options.seed)
    for database in [{"sqlite": Sqlite, "postgresql": Postgresql}[name]() for name in options.databases]:
        kill_runs(database, "revision", (options.rounds + 1) // 2, rng)
        kill_runs(database, "run", (options.rounds + 1) // 2, rng)
    end()


main()
