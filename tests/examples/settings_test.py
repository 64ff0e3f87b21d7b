#!/usr/bin/env python3
"""docs/settings.md has a row for every setting, with its type, default and values:   settings_test.py LIST_SETTINGS

A row is "| `key` | type | default | meaning |". docs/running.md has the exit status of every error in src/base/error.h. TAP.
"""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def verdict(problem, name):
    print(("not ok - " if problem else "ok - ") + name)
    if problem:
        print(f"#   {problem}")
    return not problem


def problem_of(rows, key, kind, default, values, whose):
    if key not in rows:
        return "it has no row"
    row_kind, row_default, section = rows[key]
    if kind not in row_kind:
        return f"it is a {kind}"
    if default and default.replace("%", "") not in row_default.replace("`", "").replace("%", ""):
        return f"its default is {default}"
    if not default and "`" in row_default:
        return "it has no default"
    missing = [value for value in values.split() if f"`{value}`" not in row_kind + row_default]
    if missing:
        return f"it may be {', '.join(missing)}"
    return "" if whose in section.lower() else f"it stands under '{section}' and is {whose}'s"


def check_settings(program):
    rows, section = {}, ""
    for line in (ROOT / "docs/settings.md").read_text().splitlines():
        section = line[3:] if line.startswith("## ") else section
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) >= 4:
            rows[cells[0].strip("`")] = (cells[1], cells[2], section)
    settings = subprocess.run([program], check=True, capture_output=True, text=True).stdout.splitlines()
    results = []
    for line in settings:
        fields = line.split("\t")
        results.append(verdict(problem_of(rows, *fields), f"docs/settings.md has {fields[0]}"))
    unknown = set(rows) - {line.split("\t")[0] for line in settings}
    results.append(verdict(", ".join(sorted(unknown)), "docs/settings.md has no setting that there is not"))
    return all(results)


def check_exit_statuses():
    text = (ROOT / "docs/running.md").read_text()
    codes = re.findall(r'X\(LB_ERR_\w+, "(\w+)", (\d+),', (ROOT / "src/base/error.h").read_text())
    results = [verdict("there are no codes in src/base/error.h" if len(codes) < 10 else "", "the codes were found")]
    for name, status in codes:
        is_there = re.search(rf"^\| {status} \|[^|\n]*\b{name}\b", text, re.M)
        results.append(verdict("" if is_there else f"no row for {status}", f"docs/running.md has the status of {name}"))
    return all(results)


results = [check_settings(sys.argv[1]), check_exit_statuses()]
sys.exit(0 if all(results) else 1)
