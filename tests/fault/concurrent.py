#!/usr/bin/env python3
"""Sixteen processes start `upgrade head` of fifty revisions at once: all succeed, and every revision ran once.

    concurrent.py [--processes 16] [--revisions 50] [sqlite|postgresql ...]
"""
import argparse

from faults import LIMIT, Postgresql, Project, Sqlite, end, report

LOCKED = 75  # exit status when the wait limit is over


def at_once(project, processes, expected_codes):
    started = [project.start("upgrade", "head") for _ in range(processes)]
    ends = [(process.communicate(timeout=2 * LIMIT)[0], process.returncode) for process in started]
    strange = [f"exit {code}: {output}" for output, code in ends
               if code not in expected_codes or (code == LOCKED and "another run holds the lock" not in output)]
    return strange, sum(code == 0 for _, code in ends)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--processes", type=int, default=16)
    parser.add_argument("--revisions", type=int, default=50)
    parser.add_argument("databases", nargs="*", default=["sqlite", "postgresql"])
    options = parser.parse_args()
    for database in [{"sqlite": Sqlite, "postgresql": Postgresql}[name]() for name in options.databases]:
        for transaction in "run", "revision":
            database.clear()
            project = Project(database, options.revisions, outside=(options.revisions // 2,), transaction=transaction)
            strange, _ = at_once(project, options.processes, {0})
            problem = "\n".join(strange) or project.problem(options.revisions)
            report(not problem, f"{database.name}: {options.processes} runs at once, a transaction per {transaction}",
                   problem)
        database.clear()
        project = Project(database, options.revisions, lock_wait="1ms")
        strange, succeeded = at_once(project, options.processes, {0, LOCKED})
        problem = "\n".join(strange) or project.problem() or ("" if succeeded else "no run succeeded")
        report(not problem, f"{database.name}: {options.processes} runs that do not wait for each other", problem)
        code, output = project.run("upgrade", "head")
        problem = output if code else project.problem(options.revisions)
        report(not problem, f"{database.name}: and one run after them", problem)
    end()


main()
