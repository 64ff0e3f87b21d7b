#!/usr/bin/env python3
"""Runs programs that would never end, or never stop growing, under tight budgets:   budget_judge.py TOOL

Each must end within a few seconds of the processor's time, which the kernel counts, with an error that names the budget it went over. And ten
million iterations run under the default ones. TOOL should be built without sanitizers, which the seconds are not meant for.
"""
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = {True: 3, False: 60}  # of the processor; under budgets or not
BUDGETS = ["--steps", "1000000", "--bytes", "20000000"]
STEPS, BYTES, DEPTH = "budget of 1000000 steps", "budget of 20000000 bytes", "RecursionError"
OVERFLOW = "(OverflowError|MemoryError|budget)"

# name: (the program, a part of the last line of its error)
ENDLESS = {
    "loop": ("while True: pass", STEPS),
    "for over an endless iterator": ("for x in iter(int, 1): pass", STEPS),
    "sum of a long range": ("sum(range(10**12))", STEPS),
    "max of an endless iterator": ("max(iter(int, 1))", STEPS),
    "min of an endless generator": ("def g():\n    while True: yield 1\nmin(g())", STEPS),
    "all of an endless iterator": ("all(iter(lambda: 1, 0))", STEPS),
    "any of an endless iterator": ("any(iter(int, 1))", STEPS),
    "membership in an endless iterator": ("5 in iter(int, 1)", STEPS),
    "membership in a long map": ("5 in map(lambda x: 0, range(10**12))", STEPS),
    "filter that finds nothing": ("next(filter(None, iter(int, 1)))", STEPS),
    "zip of endless iterators": ("for pair in zip(iter(int, 1), iter(int, 1)): pass", STEPS),
    "loop that catches everything": ("while True:\n    try:\n        nothing\n    except BaseException: pass", STEPS),
    "loop in finally": ("try:\n    1 / 0\nfinally:\n    while True: pass", STEPS),
    "loop under except of the budget's error": ("try:\n    while True: pass\nexcept BaseException:\n    while True: pass", STEPS),
    "loop that continues in finally": ("while True:\n    try:\n        while True: pass\n    finally:\n        continue", STEPS),
    "endless __bool__": ("class A:\n    def __bool__(self):\n        while True: pass\nif A(): pass", STEPS),
    "endless __del__less class": ("class A:\n    while True: pass", STEPS),
    "endless comparison": ("class A:\n    def __lt__(self, o):\n        while True: pass\nsorted([A(), A()])", STEPS),
    "endless generator in a comprehension": ("{0: x for x in iter(int, 1)}", STEPS),
    "growing list": ("a = []\nwhile True: a.append(0)", f"({BYTES}|{STEPS})"),
    "doubling list": ("a = [0]\nwhile True: a += a", BYTES),
    "doubling string": ("s = 'a'\nwhile True: s += s", BYTES),
    "doubling bytes": ("s = b'a'\nwhile True: s += s", BYTES),
    "doubling tuple": ("t = (1,)\nwhile True: t += t", BYTES),
    "squared integer": ("n = 3\nwhile True: n *= n", OVERFLOW),
    "growing dict": ("d = {}\nn = 0\nwhile True:\n    n += 1\n    d[n] = str(n)", f"({BYTES}|{STEPS})"),
    "growing set": ("s = set()\nn = 0\nwhile True:\n    n += 1\n    s.add(n)", f"({BYTES}|{STEPS})"),
    "list of a long range": ("list(range(10**12))", f"({BYTES}|{STEPS})"),
    "tuple of an endless iterator": ("tuple(iter(int, 1))", f"({BYTES}|{STEPS})"),
    "sorted endless iterator": ("sorted(iter(int, 1))", f"({BYTES}|{STEPS})"),
    "joined endless iterator": ("''.join(str(i) for i in iter(int, 1))", f"({BYTES}|{STEPS})"),
    "unpacked endless iterator": ("a, *b = iter(int, 1)", f"({BYTES}|{STEPS})"),
    "arguments without end": ("print(*iter(int, 1))", f"({BYTES}|{STEPS})"),
    "repeated string": ("'ab' * 10**12", OVERFLOW),
    "repeated list": ("[0] * 10**12", OVERFLOW),
    "repeated tuple": ("(0,) * 10**12", OVERFLOW),
    "bytes of a length": ("bytes(10**12)", OVERFLOW),
    "shifted integer": ("1 << 10**11", OVERFLOW),
    "tall power": ("10 ** 10 ** 10", OVERFLOW),
    "wide % format": ("'%1000000000d' % 1", OVERFLOW),
    "wide format": ("format(1, '1000000000d')", OVERFLOW),
    "wide f-string": ("w = 10**10\nf'{1:{w}}'", "(OverflowError|MemoryError|budget|ValueError)"),
    "justified string": ("'a'.ljust(10**12)", OVERFLOW),
    "zeros in front": ("'1'.zfill(10**12)", OVERFLOW),
    "expanded tabs": ("'\\t'.expandtabs(10**9)", OVERFLOW),
    "replaced by much": ("('a' * 10**5).replace('a', 'b' * 10**5)", OVERFLOW),
    "joined by much": ("('x' * 10**6).join(['a'] * 10**5)", OVERFLOW),
    "recursion": ("def f(): return f()\nf()", DEPTH),
    "mutual recursion": ("def f(): return g()\ndef g(): return f()\nf()", DEPTH),
    "recursion in __repr__": ("class A:\n    def __repr__(self): return repr(self)\nrepr(A())", DEPTH),
    "recursion in __getattr__": ("class A:\n    def __getattr__(self, n): return getattr(self, n + 'x')\nA().x", DEPTH),
    "recursion in __eq__": ("class A:\n    def __eq__(self, o): return self == o\nA() == 1", DEPTH),
    "recursion in __hash__": ("class A:\n    def __hash__(self): return hash(self)\nhash(A())", DEPTH),
    "recursion in __init__": ("class A:\n    def __init__(self): A()\nA()", DEPTH),
    "recursion in __call__": ("class A:\n    pass\nA.__call__ = A()\nA()()", "(RecursionError|TypeError)"),
    "recursion through map": ("def f(x): return list(map(f, [x]))\nf(1)", DEPTH),
    "recursion through sorted": ("def f(x): return sorted([1, 2], key=f)\nf(1)", DEPTH),
    "recursion through yield from": ("def g(): yield from g()\nlist(g())", DEPTH),
    "recursion of lambdas": ("f = lambda n: f(n + 1)\nf(0)", DEPTH),
    "recursion that catches and goes on": ("def f():\n    try: f()\n    finally: f()\nf()", f"({STEPS}|{BYTES}|{DEPTH})"),
    "deep tuple's hash": ("x = ()\nfor i in range(100000): x = (x,)\nhash(x)", f"({DEPTH}|{BYTES})"),
    "deep list's comparison": ("x = []\ny = []\nfor i in range(50000): x, y = [x], [y]\nx == y", DEPTH),
    "deep list's repr": ("x = []\nfor i in range(50000): x = [x]\nrepr(x)", DEPTH),
    "deep dict's repr": ("x = {}\nfor i in range(20000): x = {1: x}\nrepr(x)", f"({DEPTH}|{BYTES})"),
    "lists within themselves compared": ("x = []\nx.append(x)\ny = []\ny.append(y)\nx == y", DEPTH),
    "deep isinstance": ("t = (int,)\nfor i in range(50000): t = (t,)\nisinstance('', t)", f"({DEPTH}|{BYTES})"),
    "deep chain of generators": ("g = iter([1])\nfor i in range(50000): g = map(None.__class__, g) if False else (x for x in g)\nnext(g)", f"({DEPTH}|{BYTES})"),
    "deep chain of maps": ("g = iter([1])\nfor i in range(50000): g = map(abs, g)\nnext(g)", f"({DEPTH}|{BYTES})"),
    "deep brackets": ("x = " + "(" * 5000 + ")" * 5000, "(too many nested|Error)"),
}
# These run under the default budgets.
LONG = {
    "ten million iterations": "n = 0\nfor i in range(10_000_000): n += i & 3\nprint(n)",
    "a million rows": "rows = []\nfor i in range(1_000_000):\n    rows.append({'id': i, 'name': f'name {i}'})\nprint(len(rows), rows[-1])",
}


def run(tool, options, source):
    seconds = SECONDS[bool(options)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "program.py"
        path.write_text(source + "\n")
        done = subprocess.run([tool, *options, path], capture_output=True, check=False,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds)))
        text = done.stdout if not done.returncode else done.stderr
        return done.returncode, text.decode("utf-8", "replace").rstrip().rpartition("\n")[2]


def main():
    tool = sys.argv[1]
    passed = failed = 0
    for name, (source, expected) in ENDLESS.items():
        status, last = run(tool, BUDGETS, source)
        is_right = status == 1 and re.search(expected, last)
        passed, failed = passed + bool(is_right), failed + (not is_right)
        if not is_right:
            print(f"DIFFERS {name}: status {status}: {last[:200]}")
    for name, source in LONG.items():
        status, last = run(tool, [], source)
        passed, failed = passed + (status == 0), failed + (status != 0)
        if status:
            print(f"DIFFERS {name}: status {status}: {last[:200]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
