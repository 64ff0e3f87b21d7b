#!/usr/bin/env python3
"""The manual says what is so: runs the commands of docs/*.md and examples/*/README.md and compares what they print. TAP.

    docs_test.py [--update] LIMBECK [FILE...]

A document is a session in a folder of its own. In it

    ```console              commands after "$ " (or "> " to go on), and what they print on both streams
    <!-- file: NAME -->     the block that follows is the content of the file NAME
    <!-- run: COMMAND -->   runs without being shown
    <!-- copy: FOLDER -->   copies a folder of the repository's into the document's

"..." in a line of output stands for any text there, and a line "..." for any lines. The document's folder is shown as
/home/you/shop. --update writes what was printed into the documents, to be read before it is committed.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHOWN = "/home/you/shop"
FENCE = re.compile(r"^```(\w*)$")
DIRECTIVE = re.compile(r"^<!-- (file|run|copy): (.*) -->$")


class Session:
    """Where the commands of one document run."""

    def __init__(self, program):
        self.base = Path(tempfile.mkdtemp(prefix="limbeck-docs-"))
        self.folder = self.base / "shop"
        (self.base / "bin").mkdir()
        self.folder.mkdir()
        (self.base / "bin" / "limbeck").symlink_to(program)
        keep = ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH")
        self.environment = {name: os.environ[name] for name in keep if name in os.environ}
        self.environment |= {"PATH": f"{self.base}/bin:{os.environ['PATH']}", "HOME": str(self.base), "TZ": "UTC",
                             "LC_ALL": "C.UTF-8", "COLUMNS": "100"}

    def run(self, command):
        export = re.fullmatch(r"export (\w+)=(\S+)", command)
        if export:
            self.environment[export[1]] = export[2]
            return ""
        done = subprocess.run(["bash", "-c", command], cwd=self.folder, env=self.environment, text=True, timeout=60,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.stdout.replace(str(self.folder), SHOWN)

    def write(self, name, lines):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(line + "\n" for line in lines).replace(SHOWN, str(self.folder)))

    def close(self):
        shutil.rmtree(self.base)


def matches(expected, printed):
    pattern = "".join(r"(?:.*\n)*" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + r"\n"
                      for line in expected)
    text = printed if printed.endswith("\n") or not printed else printed + "\n"
    return re.fullmatch(pattern, text) is not None


def commands_of(lines):
    """[command, lines shown, expected output] for each command of a console block."""
    found = []
    for line in lines:
        if line.startswith("$ "):
            found.append([line[2:], [line], []])
        elif line.startswith("> ") and found and not found[-1][2]:
            found[-1][0] += "\n" + line[2:]
            found[-1][1].append(line)
        elif found:
            found[-1][2].append(line)
    return found


class Document:
    def __init__(self, path, program, is_update):
        self.path, self.is_update = path, is_update
        self.session = Session(program)
        self.out, self.results = [], []

    def check(self, command, shown, expected):
        printed = self.session.run(command)
        is_right = matches(expected, printed)
        self.out += shown
        self.out += expected if is_right else printed.splitlines()
        self.results.append((is_right, f"{self.path.relative_to(ROOT)}: {command.splitlines()[0]}", expected, printed))

    def block(self, kind, lines, file_name):
        if kind == "console":
            for command in commands_of(lines):
                self.check(*command)
            return
        if file_name:
            self.session.write(file_name, lines)
        self.out += lines

    def read(self):
        lines = iter(self.path.read_text().splitlines())
        file_name = None
        for line in lines:
            self.out.append(line)
            directive, fence = DIRECTIVE.match(line), FENCE.match(line)
            if directive and directive[1] == "run":
                self.session.run(directive[2])
            elif directive and directive[1] == "copy":
                shutil.copytree(ROOT / directive[2], self.session.folder, dirs_exist_ok=True)
            elif directive:
                file_name = directive[2]
            elif fence:
                content = []
                for inner in lines:
                    if inner == "```":
                        break
                    content.append(inner)
                self.block(fence[1], content, file_name)
                self.out.append("```")
                file_name = None
        self.session.close()
        if self.is_update:
            self.path.write_text("".join(line + "\n" for line in self.out))


def report(results):
    for is_right, name, expected, printed in results:
        print(("ok - " if is_right else "not ok - ") + name)
        if not is_right:
            for title, text in ("expected", "\n".join(expected)), ("printed", printed):
                print(f"#   {title}:")
                print("".join(f"#     {line}\n" for line in text.splitlines()), end="")


def check_links(path):
    """Every relative link leads to a file that is there."""
    text = re.sub(r"```.*?```", "", path.read_text(), flags=re.S)
    links = [link for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text) if "://" not in link]
    missing = [link for link in links if not (path.parent / link).exists()]
    return not missing, f"{path.relative_to(ROOT)}: links lead to files", [], "\n".join(missing)


def main():
    arguments = sys.argv[1:]
    is_update = "--update" in arguments
    arguments = [argument for argument in arguments if argument != "--update"]
    program = Path(arguments[0]).resolve()
    files = [Path(name).resolve() for name in arguments[1:]]
    files = files or sorted((ROOT / "docs").glob("*.md")) + sorted((ROOT / "examples").glob("*/README.md"))
    results = []
    for path in files:
        document = Document(path, program, is_update)
        document.read()
        results += document.results + [check_links(path)]
    report(results)
    return 0 if all(result[0] for result in results) else 1


sys.exit(main())
