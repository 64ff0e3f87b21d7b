#!/usr/bin/env python3
"""Times limbeck-python against CPython 3.11 on the programs of python/, start-up included:   python.py TOOL [NAME...]

Each is the least of several interleaved runs; the ratio is limbeck's time by CPython's. Then the parser's speed on Debian's
standard library. TOOL should be a release build.
"""
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

PROGRAMS = Path(__file__).resolve().parent / "python"
ROUNDS = 5


def python311():
    for candidate in ("/usr/bin/python3", shutil.which("python3.11")):
        if candidate and subprocess.run([candidate, "-c", "import sys; sys.exit(sys.version_info[:2] != (3, 11))"], check=False).returncode == 0:
            return candidate
    sys.exit("python.py compares with CPython 3.11, which is not here")


def once(command):
    """Seconds, and what was printed."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    took = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{command} failed: {done.stderr.decode()[-500:]}")
    return took, done.stdout


def main():
    tool, *names = sys.argv[1:]
    tool, python = os.path.abspath(tool), python311()
    print(f"{'program':<16}{'limbeck':>10}{'CPython':>10}{'ratio':>8}")
    failed = 0
    for program in sorted(PROGRAMS.glob("*.py")):
        if names and program.stem not in names:
            continue
        ours = theirs = float("inf")
        for _ in range(ROUNDS):
            took, printed = once([tool, program])
            ours = min(ours, took)
            took, expected = once([python, "-I", "-S", program])
            theirs = min(theirs, took)
        failed += printed != expected
        print(f"{program.stem:<16}{ours * 1000:>7.1f} ms{theirs * 1000:>7.1f} ms{ours / theirs:>7.2f}x{'  DIFFERENT OUTPUT' * (printed != expected)}")
    if not names:
        library = [str(path) for path in sorted(Path("/usr/lib/python3.11").rglob("*.py"))]
        if library:
            print("parser:", once([tool, "--bench-parse", *library])[1].decode().strip())
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
