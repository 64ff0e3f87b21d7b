#!/usr/bin/env python3
"""Directives and DDL that are called with whatever comes (calls/odd.py), offline: exceptions of the script, no crash.

    calls.py [--count N | --minutes N] [--seed N] [--only NUMBER] [LIMBECK]      ends with "N passed, N failed"
"""
import os
import pathlib

from common import HERE, Finding, Fuzzer, env_py, run

URLS = {"postgresql": "postgresql://u@h/d", "sqlite": "sqlite:///x.db", "mysql": "mysql://u@h/d"}
CALLS = 300


def case(rng, place, counts):
    folder = os.path.join(place.folder, "p")
    versions = pathlib.Path(folder, "migrations", "versions")
    versions.mkdir(parents=True)
    script = (HERE / "calls" / "odd.py").read_text(encoding="utf-8")
    script = script.replace('os.environ["SEED"]', repr(rng.random())).replace('os.environ["COUNT"]', str(CALLS))
    versions.joinpath("a1_odd.py").write_text(script, encoding="utf-8")
    pathlib.Path(folder, "migrations", "env.py").write_text(env_py())
    dialect = rng.choice(list(URLS))
    pathlib.Path(folder, "alembic.ini").write_text(
        f"[alembic]\nscript_location = %(here)s/migrations\npath_separator = os\nsqlalchemy.url = {URLS[dialect]}\n")
    done = run(place.program(rng.choice(["alembic", "limbeck"])), folder, "upgrade", "head", "--sql")
    counts[dialect] += 1
    if done.status or done.is_stopped:
        raise Finding(f"the script went on after each exception: {done}")


if __name__ == "__main__":
    Fuzzer(__doc__.partition("\n")[0], case).main()
