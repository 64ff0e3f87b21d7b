#!/usr/bin/env python3
"""Runs limbeck, called by the name alembic, over revision scripts (tests/golden/ops) and compares the SQL that it prints, to the
byte, as the README there says.

ops_test.py [-k TEXT] [-n EVERY] LIMBECK"""
import argparse
import concurrent.futures
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile

GOLDEN = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "golden", "ops")
DIALECTS = ("postgresql", "sqlite", "mysql")
WAYS = {"upgrade": ["upgrade", "head", "--sql"], "downgrade": ["downgrade", "head:base", "--sql"]}


def read(*path):
    try:
        with open(os.path.join(*path), encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return None


def said(text):
    """An error without the name of its class and without addresses."""
    text = re.sub(r"0x[0-9a-f]+|\{ADDR\}", "ADDR", text.strip())
    return re.sub(r"^[A-Za-z_.]*(?:Error|Exception|NoInspectionAvailable|FAILED)(?:: |$)", "", text)


def judge(expected, failure, run):
    """What differs, as text; empty where nothing does."""
    if run.returncode < 0 or "Sanitizer" in run.stderr:
        return "crash (%d): %s" % (run.returncode, run.stderr[-2000:])
    if failure is None:
        if run.returncode == 0 and run.stdout == expected:
            return ""
        lines = difflib.unified_diff(expected.splitlines(), run.stdout.splitlines(), "expected", "got", lineterm="", n=1)
        return "\n".join(list(lines)[:30] + run.stderr.splitlines()[-3:])
    code, _, text = failure.partition("\n")
    if run.returncode != int(code):
        return "exit %d, expected %s: %s" % (run.returncode, code, run.stderr[-500:])
    output = re.sub(r"0x[0-9a-f]+", "ADDR", run.stderr + run.stdout)
    return "" if said(text) in output else "expected %r in %r" % (said(text), output[-600:])


def run_case(program, name):
    """The outcomes of a case: (what was run, what differs)."""
    folder = os.path.join(GOLDEN, name)
    project = (read(folder, "project") or "project").strip()
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "200"}
    environment.update({k: v for k, v in os.environ.items() if k in ("ASAN_OPTIONS", "UBSAN_OPTIONS")})
    found = []
    with tempfile.TemporaryDirectory() as directory:
        target = os.path.join(directory, "project")
        shutil.copytree(os.path.join(GOLDEN, "_projects", project), target)
        shutil.copy(os.path.join(folder, "script.py"), os.path.join(target, "migrations", "versions"))
        for dialect in DIALECTS:
            for way, arguments in WAYS.items():
                expected, failure = read(folder, f"{dialect}.{way}.sql"), read(folder, f"{dialect}.{way}.err")
                if expected is None and failure is None:
                    continue
                run = subprocess.run([program, "-c", dialect + ".ini", *arguments], cwd=target, env=environment, text=True,
                                     encoding="utf-8", errors="surrogateescape", capture_output=True, timeout=120,
                                     stdin=subprocess.DEVNULL)
                found.append((f"{name} {dialect} {way}", judge(expected, failure, run)))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-k", default="", help="only cases whose name contains TEXT")
    parser.add_argument("-n", type=int, default=1, help="only every N-th case")
    parser.add_argument("program")
    arguments = parser.parse_args()
    names = [n for n in sorted(os.listdir(GOLDEN)) if os.path.exists(os.path.join(GOLDEN, n, "script.py")) and arguments.k in n]
    failed = passed = 0
    with tempfile.TemporaryDirectory() as directory:
        program = os.path.join(directory, "alembic")
        os.symlink(os.path.abspath(arguments.program), program)
        with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            for found in pool.map(lambda name: run_case(program, name), names[::arguments.n]):
                for what, difference in found:
                    passed, failed = passed + (not difference), failed + bool(difference)
                    if difference:
                        print("DIFFERS", what + "\n" + difference)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
