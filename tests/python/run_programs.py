#!/usr/bin/env python3
"""Runs the programs below programs/ and compares what they print with what CPython 3.11 printed.

    run_programs.py TOOL [NAME...]        by limbeck-python
    run_programs.py --modules [NAME...]   by CPython with the modules of src/python/modules/guest instead of its own
    run_programs.py --record [NAME...]    by CPython 3.11 alone, writing NAME.out beside each NAME.py

A NAME chooses the programs whose path contains it. Programs named in known-differences are run, too: they are
counted as differing and do not fail the run, until one of them prints what CPython prints; then it is taken off. What is compared is the standard output and, where the
program ends with an exception, the last line of its traceback (in NAME.out after "!! ").
"""
import concurrent.futures
import difflib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAMS = HERE / "programs"
SECONDS = 60


def run(command, program):
    """What a program prints, run in its own folder with nothing of the environment but what programs ask for."""
    environment = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0", "LIMBECK_TEST": "présent", "HOME": "/home/tester"}
    done = subprocess.run([*command, program.name], cwd=program.parent, env=environment, capture_output=True,
                          timeout=SECONDS, check=False)
    out = done.stdout.decode("utf-8", "replace")
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").rstrip().rpartition("\n")[2]
        out += f"!! {last}\n"
    return out


def check(command, program):
    """The difference between what was recorded and what is printed now."""
    try:
        printed = run(command, program)
    except subprocess.TimeoutExpired:
        printed = f"more than {SECONDS} s\n"
    recorded = program.with_suffix(".out").read_text()
    return list(difflib.unified_diff(recorded.splitlines(), printed.splitlines(), "recorded", "printed", "", "", 1))


def known_differences():
    """The programs that limbeck-python does not run as CPython does yet."""
    lines = (HERE / "known-differences").read_text().splitlines()
    return {line.split()[0] for line in lines if line.strip() and not line.startswith("#")}


def main():
    how, *names = sys.argv[1:]
    programs = [path for path in sorted(PROGRAMS.rglob("*.py"))
                if path.with_suffix(".out").exists() or how == "--record"]
    programs = [path for path in programs
                if not names or any(name in str(path.relative_to(PROGRAMS)) for name in names)]
    if how == "--record":
        assert sys.version_info[:2] == (3, 11), "programs are recorded by CPython 3.11"
        for program in programs:
            program.with_suffix(".out").write_text(run([sys.executable, "-I"], program))
        print(f"{len(programs)} programs recorded")
        return 0
    command = [sys.executable, "-I", str(HERE / "with_modules.py")] if how == "--modules" else [os.path.abspath(how)]
    known = set() if how == "--modules" else known_differences()
    failed = differing = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for program, difference in zip(programs, pool.map(lambda p: check(command, p), programs)):
            name = str(program.relative_to(PROGRAMS))
            if difference and name in known:
                differing += 1
            elif difference:
                failed += 1
                print(f"--- {name}", *difference[:30], sep="\n")
            elif name in known:
                failed += 1
                print(f"--- {name} prints what CPython prints: take it off known-differences")
    print(f"{differing} programs differ from CPython as known-differences says")
    print(f"{len(programs) - failed - differing} passed, {failed} failed")
    return 1 if failed or not programs else 0


if __name__ == "__main__":
    sys.exit(main())
