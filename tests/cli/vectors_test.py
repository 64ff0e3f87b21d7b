#!/usr/bin/env python3
"""Runs limbeck, called by the name alembic, over the transcripts in tests/golden/cli, and compares as the README there says.

vectors_test.py [-v] [-k TEXT] LIMBECK

tests/golden/cli.needs-python lists the cases that limbeck cannot pass before it runs Python, each with the reason. They are run
too: one that passes must be taken off the list."""
import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

GOLDEN = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "golden", "cli")
LOG_LINE = re.compile(r"^(DEBUG|INFO|WARNI|ERROR|CRITI) +\[")
# Exceptions of a script or of the database: their texts are compared to the letter.
SAID_BY_OTHERS = re.compile(r"FAILED|RuntimeError|ValueError|Exception\b|AssertionError|ZeroDivisionError"
                            r"|\S*(?:Operational|Programming|Integrity|Data)Error")


def read(*path):
    try:
        with open(os.path.join(*path), encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return None


def one_line(text):
    return re.sub(r"\s+", " ", text).strip()


class Crash(Exception):
    """The program died of a signal, or a sanitizer spoke."""


class Case:
    """One folder of the transcripts."""

    def __init__(self, name):
        self.folder = os.path.join(GOLDEN, name)
        self.expected = {what: read(self.folder, what) for what in ("stdout", "stderr", "exit")}
        self.files = read(self.folder, "files")
        self.after = {}
        for folder, _, names in os.walk(os.path.join(self.folder, "after")):
            for file in names:
                path = os.path.join(folder, file)
                self.after[os.path.relpath(path, os.path.join(self.folder, "after"))] = read(path)
        self.tokens = "".join(list(self.expected.values()) + [self.files or ""] + list(self.after) + list(self.after.values()))

    def normalize(self, text, directory):
        """Puts the tokens of the README in the place of what differs from run to run."""
        text = text.replace(directory, "{DIR}")
        text = re.sub(r"^\S+?:\d+: ((?:User|Deprecation|SA)\w*Warning.*)\n(?:  .*\n)?", r"{WARNING} \1\n", text, flags=re.M)
        text = re.sub(r"\b20(?:2[5-9]|[3-9]\d)-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?", "{DATE}", text)
        text = re.sub(r"^(Branches into: )(.*)$", lambda m: m[1] + ", ".join(sorted(m[2].split(", "))), text, flags=re.M)
        if re.search(r"\{DATE\}[-_]|\{EPOCH\}", self.tokens):
            text = re.sub(r"\d{4}([_/-])\d\d\1\d\d(_\d{4,6})?", "{DATE}", text)
            text = re.sub(r"\b\d{10}_", "{EPOCH}_", text)
        if "{REV}" in self.tokens:
            text = re.sub(r"\b[0-9a-f]{12}(?=_|\b)", "{REV}", text)
        if "{TEMPLATES}" in self.tokens:
            text = re.sub(r"(No such template )\S+/", r"\1{TEMPLATES}/", text)
        return text

    def run(self, program, directory):
        """What the command lines print, their exit codes, and the files that they make."""
        project = os.path.join(GOLDEN, "projects", read(self.folder, "project").strip())
        shutil.copytree(project, directory, ignore=shutil.ignore_patterns(".keep"))
        before = read(self.folder, "before.sql")
        if before:
            subprocess.run(["sqlite3", "-bail", os.path.join(directory, "app.db")], input=before, text=True, check=True)
        environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "200"}
        environment.update({k: v for k, v in os.environ.items() if k in ("ASAN_OPTIONS", "UBSAN_OPTIONS")})
        for line in (read(self.folder, "env") or "").splitlines():
            name, _, value = line.partition("=")
            environment[name] = value.replace("{DIR}", directory)
        had = tree(directory)
        got = {"stdout": "", "stderr": "", "exit": ""}
        for line in read(self.folder, "cmd").split("\n")[:-1]:
            done = subprocess.run([program] + shlex.split(line.replace("{DIR}", directory)), cwd=directory, env=environment,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
            if done.returncode < 0 or b"Sanitizer" in done.stderr:
                raise Crash("crash (%d): %s" % (done.returncode, done.stderr.decode("utf-8", "replace")[-2000:]))
            out = self.normalize(done.stdout.decode("utf-8", "replace"), directory)
            if read(self.folder, "sorted") is not None:
                out = "".join(sorted(out.splitlines(True)))
            got["stdout"] += out
            got["stderr"] += self.normalize(done.stderr.decode("utf-8", "replace"), directory)
            got["exit"] += "%d\n" % done.returncode
        made = {self.normalize(path, directory): read(directory, path) for path in tree(directory) - had
                if os.path.basename(path) != "app.db"}
        return got, made

    def differences(self, got, made, directory):
        yield from compare("exit", self.expected["exit"], got["exit"], got["stderr"])
        yield from compare("stdout", self.expected["stdout"], got["stdout"])
        yield from compare_errors(self.expected["stderr"], got["stderr"], got["stdout"])
        if self.files is not None:
            yield from compare("files", self.files, "".join(name + "\n" for name in sorted(made)))
        for name, text in self.after.items():
            yield from compare(name, text, self.normalize(made.get(name) or "", directory))


def tree(root):
    return {os.path.relpath(os.path.join(folder, name), root) for folder, _, names in os.walk(root) for name in names
            if os.path.basename(folder) != "__pycache__"}


def compare(what, want, got, note=""):
    if want != got:
        yield "%s:\n--- expected\n%s\n--- got\n%s\n%s" % (what, want, got, note)


def compare_errors(want, got, out):
    """Of standard error: all log lines in order, warnings and errors by their text, an exception by what it says."""
    before, traceback, exception = want.partition("{TRACEBACK}\n")
    for pattern in (LOG_LINE,):
        yield from compare("log lines", [l for l in before.split("\n") if pattern.match(l)],
                           [l for l in got.split("\n") if pattern.match(l)])
    for line in before.split("\n"):
        text = line.partition(" ")[2] if line.startswith("{WARNING} ") else line
        if (line.startswith("{WARNING} ") or re.match(r"alembic[\w ]*: error: |usage: ", line)) and one_line(text) not in one_line(got):
            yield "stderr lacks:\n%s\n--- got\n%s" % (line, got)
    if traceback:
        yield from compare_exception(exception.split("\n")[0], one_line(got + out))


def compare_exception(line, said):
    text = re.sub(r"^[A-Za-z_][\w.]*: ?", "", line)
    names = re.findall(r"['\"]([^'\"]{2,60})['\"]", text)
    if SAID_BY_OTHERS.match(line):
        if one_line(re.sub(r"^\([\w.]+\) ", "", text)) not in said:
            yield "exception:\n--- expected\n%s\n--- got\n%s" % (line, said)
    elif not said or (names and not any(name in said for name in names)):
        yield "exception names none of %s:\n%s" % (names, said)


def check(name, program):
    case = Case(name)
    with tempfile.TemporaryDirectory(prefix="vectors_") as temporary:
        directory = os.path.join(os.path.realpath(temporary), "p")
        return list(case.differences(*case.run(program, directory), directory))


def known_to_need_python():
    lines = (read(GOLDEN + ".needs-python") or "").splitlines()
    return dict(line.split(None, 1) for line in lines if line.strip() and not line.startswith("#"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("limbeck", metavar="LIMBECK")
    parser.add_argument("-k", dest="only", default="", metavar="TEXT", help="only cases whose name contains TEXT")
    parser.add_argument("-v", dest="verbose", action="store_true", help="show what differs")
    options = parser.parse_args()
    needs_python, passed, failed, waiting = known_to_need_python(), 0, 0, 0
    with tempfile.TemporaryDirectory(prefix="alembic_") as link:
        program = os.path.join(link, "alembic")
        os.symlink(os.path.abspath(options.limbeck), program)
        for name in sorted(os.listdir(GOLDEN)):
            if name == "projects" or not os.path.isdir(os.path.join(GOLDEN, name)) or options.only not in name:
                continue
            try:
                differences, is_crash = check(name, program), False
            except (Crash, subprocess.TimeoutExpired) as error:
                differences, is_crash = [str(error)], True
            if differences and name in needs_python and not is_crash:
                waiting += 1
            elif differences:
                failed += 1
                print("FAILED %s" % name, *(differences if options.verbose or is_crash else []), sep="\n")
            elif name in needs_python:
                failed += 1
                print("PASSES, take it off cli.needs-python: %s" % name)
            else:
                passed += 1
    print("%d passed, %d failed, %d need Python" % (passed, failed, waiting))
    sys.exit(failed != 0 or passed == 0)


main()
