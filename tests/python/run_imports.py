#!/usr/bin/env python3
"""Runs the cases below imports/: each is a folder with main.py, the modules beside it, and `out`, what is printed.

    run_imports.py TOOL [NAME...]        by limbeck-python, with what the file `options` of a case says
    run_imports.py --record [NAME...]    by CPython, for the cases without options (what is opaque it does not know)
"""
import difflib
import os
import subprocess
import sys
from pathlib import Path

CASES = Path(__file__).resolve().parent / "imports"
SECONDS = 30


def run(command, folder):
    """The standard output, and behind "!! " the last line of an exception that ends the program."""
    done = subprocess.run([*command, "main.py"], cwd=folder, capture_output=True, text=True, timeout=SECONDS,
                          check=False, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    last = done.stderr.rstrip().rpartition("\n")[2]
    return done.stdout + (f"!! {last}\n" if done.returncode else "")


def options_of(folder):
    path = folder / "options"
    return path.read_text().split() if path.exists() else []


def main():
    how, *names = sys.argv[1:]
    folders = [path for path in sorted(CASES.iterdir())
               if path.is_dir() and (not names or any(name in path.name for name in names))]
    failed = differing = 0
    for folder in folders:
        if how == "--record":
            if not options_of(folder):
                (folder / "out").write_text(run([sys.executable], folder))
            continue
        printed = run([os.path.abspath(how), *options_of(folder)], folder)
        expected = (folder / "out").read_text()
        is_known = (folder / "differs").exists()
        if printed != expected and is_known:
            differing += 1
        elif is_known:
            failed += 1
            print(f"not ok {folder.name} is as it should be: remove its file differs")
        elif printed != expected:
            failed += 1
            print(f"not ok {folder.name}")
            sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), printed.splitlines(True), "out", "printed"))
    print(f"{differing} cases differ, as a file `differs` in them says why")
    print(f"{len(folders) - failed - differing} passed, {failed} failed")
    return 1 if failed or not folders else 0


if __name__ == "__main__":
    sys.exit(main())
