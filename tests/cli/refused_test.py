#!/usr/bin/env python3
"""Runs `alembic check` with the models of tests/golden/refused and compares what it says with what Alembic did.

    refused_test.py [-v] [-k TEXT] LIMBECK     ends with "N passed, N failed"
    refused_test.py --record ALEMBIC           writes expected.json anew (needs Alembic 1.19, SQLAlchemy 2.0)

Compared are the exit code, the exception, the lines of models.py that led to it, the warnings, and what is printed. A statement
that fails with an exception that is not SQLAlchemy's does not stop limbeck: its last word then is the exception's text and one of
those lines.
"""
import os, re, subprocess, sys, tempfile

import recorded

HERE = os.path.dirname(os.path.abspath(__file__))
GOLDEN = os.path.join(HERE, "..", "golden", "refused")
sys.path.insert(0, GOLDEN)
sys.dont_write_bytecode = True
import cases  # noqa: E402

INI = "[alembic]\nscript_location = migrations\nsqlalchemy.url = sqlite:///app.db\nprepend_sys_path = .\n"
ENV = """\
from alembic import context
from sqlalchemy import create_engine
import models

engine = create_engine(context.config.get_main_option("sqlalchemy.url"))
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=models.metadata)
    with context.begin_transaction():
        context.run_migrations()
"""


def exception_of(err):
    """The exception's own lines behind the last traceback."""
    if "Traceback (most recent call last)" not in err:
        return ""
    tail = err[err.rindex("Traceback (most recent call last)"):]
    return re.search(r"^(?!Traceback)\S.*", tail, re.M | re.S).group(0).strip()


def lines_of(err):
    """The lines of models.py in the traceback."""
    return [int(line) for line in re.findall(r'models\.py", line (\d+)', err)]


def is_same(expected, got):
    if expected == got or not expected:
        return expected == got
    incomplete = re.match(r"FAILED: The models are not complete, so nothing is compared: @/models\.py:(\d+): (.*)", got["out"][0])
    name, _, text = re.sub(r"\. Did you mean: '\w+'\?$", "", expected["error"][0]).partition(": ")
    return bool(incomplete and got["code"] != 0 and "." not in name and int(incomplete[1]) in expected["lines"]
                and incomplete[2].endswith(": " + text))


def run(program, text):
    with tempfile.TemporaryDirectory(prefix="refused_") as folder:
        os.makedirs(folder + "/migrations/versions")
        for path, content in (("alembic.ini", INI), ("models.py", text), ("migrations/env.py", ENV)):
            with open(os.path.join(folder, path), "w") as f:
                f.write(content)
        os.symlink(os.path.abspath(program), folder + "/alembic")
        env = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8", COLUMNS="200", PYTHONDONTWRITEBYTECODE="1", XDG_CACHE_HOME=folder + "/cache")
        p = subprocess.run([folder + "/alembic", "check"], cwd=folder, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)
        if p.returncode < 0 or re.search(r"==\d+==ERROR: |: runtime error: ", p.stderr):
            raise AssertionError("crash: " + p.stderr[-2000:])
        out, err = (re.sub(r"0x[0-9a-f]+", "0x", re.sub(r"(<module '\w+') [^>]*>", r"\1>", text.replace(folder, "@"))) for text in (p.stdout, p.stderr))
        warnings = re.findall(r"^\S*models\.py:(\d+: \w+: .*\n.*)$", err, re.M)
        return {"code": p.returncode, "error": exception_of(err).split("\n"), "lines": lines_of(err), "warnings": warnings, "out": out.split("\n")}


def main():
    opt = recorded.options()
    tests = [(name, lambda text=text: run(opt.program, text)) for name, text in cases.CASES.items()]
    return 0 if recorded.judge(opt, GOLDEN + "/expected.json", tests, is_same) else 1


if __name__ == "__main__":
    sys.exit(main())
