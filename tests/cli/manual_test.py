#!/usr/bin/env python3
"""The help of every command, its manual page and its chapter in docs/commands name the same options and say the same of them;
the pages are clean for groff, the chapters in the tree are those that the table makes.

manual_test.py MANUAL DUMP_HELP COMMAND..."""
import os
import re
import shutil
import subprocess
import sys

DOCS = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "docs", "commands")


def output(*command):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout


def words(text):
    return " ".join(text.split())


def options_of_help(text):
    """label -> meaning, of the section Options of a help text."""
    found, label = {}, None
    section = re.search(r"^Options:\n((?:  .*\n)+)", text, re.M)[1]
    for line in section.splitlines():
        entry = re.match(r" {2,6}(-\S.*?)(?:  +(\S.*))?$", line)
        if entry and line[:8].strip():
            label = entry[1]
            found[label] = entry[2] or ""
        else:
            found[label] += " " + line.strip()
    return {label: words(meaning) for label, meaning in found.items()}


def options_of_page(page):
    section = re.search(r"^\.SH OPTIONS\n(.*?)(?=^\.SH)", page, re.M | re.S)[1].replace("\\-", "-").replace("\\&", "")
    return {label: words(text.replace("\\(aq", "'")) for label, text in re.findall(r"^\.TP\n\\fB(.*?)\\fR\n(.*)$", section, re.M)}


def options_of_chapter(chapter):
    section = re.search(r"^## Options\n(.*?)(?=^## )", chapter, re.M | re.S)[1]
    return {label: words(re.sub(r"\\(.)", r"\1", text)) for label, text in re.findall(r"^- `(.*?)`: (.*)$", section, re.M)}


def main():
    manual, dump_help, *commands = sys.argv[1:]
    failed = 0
    for command in commands:
        page, chapter, text = output(manual, "man", command), output(manual, "markdown", command), output(dump_help, command)
        file = os.path.join(DOCS, ("limbeck" if command == "limbeck" else "limbeck-" + command) + ".md")
        checks = {"page and help": options_of_page(page) == options_of_help(text),
                  "chapter and help": options_of_chapter(chapter) == options_of_help(text),
                  "there are options": "-h, --help" in options_of_help(text),
                  "docs/commands": os.path.exists(file) and open(file, encoding="utf-8").read() == chapter}
        if shutil.which("groff"):
            said = subprocess.run(["groff", "-man", "-ww", "-z", "-Tutf8"], input=page, text=True, stderr=subprocess.PIPE)
            checks["groff"] = said.returncode == 0 and not said.stderr
        for what, is_right in checks.items():
            failed += not is_right
            print("%sok - %s: %s" % ("" if is_right else "not ", command, what))
    is_complete = len([name for name in os.listdir(DOCS) if name.startswith("limbeck")]) == len(commands)
    print("%sok - docs/commands has the chapters of the commands that there are" % ("" if is_complete else "not "))
    failed += not is_complete
    sys.exit(failed != 0)


main()
