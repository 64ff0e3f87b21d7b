#!/usr/bin/env python3
"""Compares limbeck-python's trees with golden ones, for syntax that is newer than CPython 3.11.

    syntax_judge.py TOOL       compares syntax/NAME.py with syntax/NAME.ast
    syntax_judge.py --update   writes the .ast files; run by Python 3.13 (a file that it does not
                               know, such as 3.14's, keeps what was written by hand)
"""
import ast
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).parent / "syntax"


def update():
    for path in sorted(FOLDER.glob("*.py")):
        try:
            tree = ast.parse(path.read_bytes())
        except SyntaxError as error:
            print(f"{path.name} is left alone: {error}")
            continue
        # Where there are no type parameters, limbeck-python writes as 3.11 does.
        dump = ast.dump(tree, show_empty=True).replace(", type_params=[]", "")
        path.with_suffix(".ast").write_text(dump + "\n")
    return 0


def compare(tool):
    failed = 0
    paths = sorted(FOLDER.glob("*.py"))
    for path in paths:
        result = subprocess.run([tool, "--ast", path], capture_output=True, text=True)
        if result.stdout != path.with_suffix(".ast").read_text():
            failed += 1
            print(f"not ok - {path.name}: {result.stderr or result.stdout[:200]}")
    print(f"{len(paths) - failed} passed, {failed} failed")
    return 1 if failed or not paths else 0


if __name__ == "__main__":
    sys.exit(update() if sys.argv[1] == "--update" else compare(sys.argv[1]))
