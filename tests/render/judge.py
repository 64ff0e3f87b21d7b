#!/usr/bin/env python3
"""Compares limbeck's templates with Mako itself: judge.py RENDER_TEMPLATE [-v]. TAP.

Every template of templates/ and every fragment below is rendered with several sets of names by both.
Where Mako renders, the bytes must be equal (or limbeck says "unsupported", for those that are marked
so); where Mako raises, limbeck must fail too. Skipped where Mako is not installed.
"""
import datetime
import subprocess
import sys
import tempfile
import warnings
import zoneinfo
from pathlib import Path

try:
    import mako
    from mako.template import Template
except ImportError:
    print("1..0 # SKIP python3-mako is not installed")
    sys.exit(0)

HERE = Path(__file__).parent
UTC = datetime.timezone.utc
warnings.simplefilter("ignore")


def comma(value):
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        return ", ".join(value)
    raise ValueError("no text or list")


class Config:
    def __init__(self, databases):
        self.databases = databases

    def get_main_option(self, name):
        return self.databases


def names(message, down, labels=None, depends=None, seconds=1795341600, micro=123456, zone=None, **more):
    date = datetime.datetime.fromtimestamp(seconds, UTC).replace(microsecond=micro)
    date = date.astimezone(zoneinfo.ZoneInfo(zone)) if zone else date.replace(tzinfo=None)
    return dict(message=message, up_revision="1975ea83b712", down_revision=down, branch_labels=labels,
                depends_on=depends, create_date=date, comma=comma, config=Config("engine1, engine2,x"),
                _date=f"{seconds} {micro} {zone or '-'}", **more)


BODY = "# ### commands ###\n    op.add_column('t', sa.Column('a', sa.Integer()))\n\n    op.f()\n    # ### end ###"
SETS = [
    names("first", None),
    names("it's \"quoted\" \\ back\n\nmore <b> & c", "ae1027a6acf"),
    names("Añadir índice ✓", ("a1", "b2"), ("lab",), "c3", seconds=0, micro=0, zone="UTC"),
    names("", ("a1",), ("x", "y"), ("c3", "d4"), zone="Asia/Kolkata"),
    names("generated", "1", imports="import x\nfrom y import z", upgrades=BODY, downgrades="pass"),
    names("m", "1", imports="", upgrades="", downgrades=BODY, engine1_upgrades=BODY, x_downgrades="x()"),
]

# One a line; \n, \r and \t as in Python, \e is a backslash. A line that starts with "?" may be
# unsupported; one with "!" is refused by Mako for no reason of its own, and rendered by limbeck.
FRAGMENTS = (HERE / "fragments.txt").read_text(encoding="utf-8")


def encode(name, value, date):
    hexed = lambda text: text.encode().hex()
    if value is None:
        return f"{name} none"
    if value is comma:
        return f"{name} comma"
    if isinstance(value, Config):
        return f"{name} config {hexed(value.databases)}"
    if isinstance(value, tuple):
        return f"{name} tuple {','.join(map(hexed, value))}"
    if isinstance(value, datetime.datetime):
        return f"{name} date {date}"
    return f"{name} text {hexed(value)}"


def by_mako(path, given):
    try:
        return Template(filename=str(path)).render_unicode(**given).encode()
    except Exception as error:  # whatever it raises counts
        return error


def compare(program, path, mark):
    problems = []
    for number, values in enumerate(SETS):
        given = {k: v for k, v in values.items() if k != "_date"}
        lines = "".join(encode(k, v, values["_date"]) + "\n" for k, v in given.items())
        ours = subprocess.run([program, path], input=lines.encode(), capture_output=True)
        theirs = by_mako(path, given)
        said = ours.stderr.decode().strip()
        if ours.returncode not in (0, 1):
            problems.append(f"set {number}: exit {ours.returncode} {said}")
        elif isinstance(theirs, Exception):
            if ours.returncode == 0 and mark != "!":
                problems.append(f"set {number}: Mako raises {theirs!r:.200}, limbeck writes {ours.stdout[:200]}")
        elif ours.returncode and not (mark == "?" and said.startswith("unsupported")):
            problems.append(f"set {number}: {said}")
        elif ours.returncode == 0 and ours.stdout != theirs:
            problems.append(f"set {number}: wants {theirs[:300]}, got {ours.stdout[:300]}")
    return problems


def main():
    program = sys.argv[1]
    version = tuple(int(part) for part in mako.__version__.split(".")[:3] if part.isdigit())
    cases = [(path.name, path, "?" if path.name.startswith("unsupported") else "")
             for path in sorted((HERE / "templates").iterdir())]
    try:  # Alembic's own templates, where it is installed
        import alembic
        cases += [(f"alembic's {path.parent.name}", path, "")
                  for path in sorted(Path(alembic.__file__).parent.glob("templates/*/script.py.mako"))]
    except ImportError:
        pass
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, line in enumerate(FRAGMENTS.splitlines(), 1):
            if not line or line.startswith("# "):
                continue
            mark = line[0] if line[0] in "?!" else ""
            text = line[len(mark):]
            if "%%" in text and version < (1, 3, 1):
                continue  # older versions lose characters there
            text = text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t").replace("\\e", "\\")
            path = Path(folder) / f"{number}.mako"
            path.write_bytes(text.encode())
            cases.append((f"fragment {number}: {line[:80]}", path, mark))
        print(f"1..{len(cases)}")
        for name, path, mark in cases:
            problems = compare(program, path, mark)
            failed += bool(problems)
            print(("not ok" if problems else "ok"), "-", name.replace("#", "\\#"))
            for problem in problems:
                print("#", problem)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
