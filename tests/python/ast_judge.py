#!/usr/bin/env python3
"""Compares the trees of limbeck-python with those of CPython 3.11's ast module.

    ast_judge.py [--sample N] [--jobs N] TOOL [FILE_OR_FOLDER...]

Without files, every .py file of Debian's Python 3.11 is compared: the standard library (with its
tests, where libpython3.11-testsuite is installed) and the packages below /usr/lib/python3. A file
that CPython rejects must be rejected. Trees are compared as ast.dump() prints them, first without and
then with positions; the positions inside f-strings, which 3.11 gets wrong, are left out.
--sample N takes every file whose turn it is when N are spread evenly over all.
"""
import argparse
import ast
import concurrent.futures
import os
import re
import subprocess
import sys
import warnings

FOLDERS = ["/usr/lib/python3", "/usr/lib/python3.11"]
SHOWN = 20

PIECE = re.compile(
    r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|JoinedStr\(values=\[|[\[\]]"
    r"|,? ?lineno=\d+, col_offset=\d+, end_lineno=\d+, end_col_offset=\d+"
)


def without_fstring_positions(dump):
    """The dump of a tree without the positions of what is inside a JoinedStr."""
    out, last, depths, depth = [], 0, [], 0
    for piece in PIECE.finditer(dump):
        text = piece.group()
        if text.startswith("JoinedStr"):
            depth += 1
            depths.append(depth)
        elif text == "[":
            depth += 1
        elif text == "]":
            if depths and depths[-1] == depth:
                depths.pop()
            depth -= 1
        elif depths and "lineno" in text:
            out.append(dump[last : piece.start()])
            last = piece.end()
    return "".join(out) + dump[last:]


def python_files(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
        for folder, folders, names in os.walk(path):
            folders.sort()
            for name in sorted(names):
                if name.endswith(".py"):
                    yield os.path.join(folder, name)


class Tool:
    """limbeck-python, reading file names and answering with a line for each."""

    def __init__(self, path, option):
        self.process = subprocess.Popen(
            [path, option, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def ask(self, name):
        self.process.stdin.write(os.fsencode(name) + b"\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().decode("utf-8", "replace")
        if not answer:
            raise SystemExit(f"limbeck-python ended at {name}")
        return answer[0] == "=", answer[2:-1]

    def close(self):
        self.process.stdin.close()
        return self.process.wait()


def expected(source):
    """CPython's tree and error, of which one is None; both None where it gives up."""
    try:
        return ast.parse(source), None
    except SyntaxError as error:
        return None, f"{type(error).__name__}: {error.msg}"
    except ValueError as error:
        return None, f"ValueError: {error}"
    except (RecursionError, MemoryError):
        return None, None


def first_difference(a, b):
    start = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    start = max(0, start - 120)
    return f"    CPython: {a[start:start + 240]}\n    limbeck: {b[start:start + 240]}"


def judge(tools, name):
    """'same', 'rejected', 'skipped', or a description of the difference."""
    with open(name, "rb") as file:
        source = file.read()
    tree, error = expected(source)
    if tree is None and error is None:
        return "skipped"
    accepted, dump = tools[0].ask(name)
    if accepted != (tree is not None):
        return f"CPython: {error or 'accepts it'}; limbeck: " + ("accepts it" if accepted else dump)
    if not accepted:
        return "rejected"
    try:
        theirs = ast.dump(tree)
        placed = ast.dump(tree, include_attributes=True)
    except RecursionError:
        return "skipped"
    theirs = theirs.encode("utf-8", "replace").decode()
    placed = placed.encode("utf-8", "replace").decode()
    if theirs != dump:
        return "trees differ\n" + first_difference(theirs, dump)
    _, ours = tools[1].ask(name)
    if placed != ours:
        placed, ours = without_fstring_positions(placed), without_fstring_positions(ours)
    return "same" if placed == ours else "positions differ\n" + first_difference(placed, ours)


def judge_all(tool, names):
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20000)
    tools = [Tool(tool, "--ast"), Tool(tool, "--ast-positions")]
    results = [(name, judge(tools, name)) for name in names]
    for process in tools:
        if process.close() != 0:
            raise SystemExit("limbeck-python failed")
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("tool")
    parser.add_argument("paths", nargs="*")
    options = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        print("needs Python 3.11")
        return 77
    names = list(python_files(options.paths or FOLDERS))
    if options.sample and options.sample < len(names):
        names = [names[i * len(names) // options.sample] for i in range(options.sample)]
    parts = [names[i :: options.jobs] for i in range(options.jobs)]
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        results = [r for part in pool.map(judge_all, [options.tool] * len(parts), parts) for r in part]
    counts = {"same": 0, "rejected": 0, "skipped": 0}
    differences = []
    for name, result in results:
        if result in counts:
            counts[result] += 1
        else:
            differences.append((name, result))
    for name, result in differences[:SHOWN]:
        print(f"{name}: {result}")
    print(
        f"{len(names)} files: {counts['same']} the same, {counts['rejected']} rejected by both, "
        f"{counts['skipped']} too deep for CPython, {len(differences)} differ"
    )
    print(f"{counts['same'] + counts['rejected']} passed, {len(differences)} failed")
    return 1 if differences or not counts["same"] else 0


if __name__ == "__main__":
    sys.exit(main())
