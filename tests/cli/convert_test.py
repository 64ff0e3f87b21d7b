#!/usr/bin/env python3
"""Converts revision scripts to SQL and holds the twins against them.

    convert_test.py [-k TEXT] [-n EVERY] [--postgresql DIR] LIMBECK     ends with "N passed, N failed"

For each script of tests/golden/ops and ops-online, and for the 300 revisions of tests/bench/projects.py: the SQL that `upgrade head
--sql` and `downgrade head:base --sql` print of both projects is the same but for white space, for scripts that do not ask whether they
run offline (VALUES: those whose values Alembic spells otherwise offline); and both projects, run, leave the same database, up and down.
DIR is a private server's, made by tests/database/postgresql.sh; without one PostgreSQL runs are left out.
"""
import argparse, collections, os, re, shutil, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
GOLDEN = os.path.join(HERE, "..", "golden")
DIALECTS = ("postgresql", "sqlite")
# Not compared as text: dates, bytes, numbers and JSON, for which SQLAlchemy has no literals that a driver would send, defaults that
# only a run fills in, parameters of get_bind().execute(), and what a script prints into the output itself.
VALUES = re.compile(r"datetime|date\(|Date|Decimal|Numeric|Float|float|bytes|b'|UUID|JSON|timedelta|default=|%|print\(|static_output|"
                    r"is_offline_mode|as_sql|get_bind\(\)|bind\.|execute\(\s*[\"']--|--|Enum")
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TZ": "UTC",
               **{k: v for k, v in os.environ.items() if k in ("ASAN_OPTIONS", "UBSAN_OPTIONS")}}
counts = collections.Counter()


def read(*path):
    with open(os.path.join(*path), encoding="utf-8", errors="replace") as file:
        return file.read()


def plain(text):
    """The statements without what is between them."""
    text = re.sub(r"(?m)^(BEGIN|COMMIT);$|^-- Running .*$", "", text).replace("\\\\", "\\")
    return re.sub(r"[\s;]+", "", text)


def limbeck(folder, dialect, *arguments):
    found = subprocess.run([options.program, "-c", dialect + ".ini", *arguments], cwd=folder, env=ENVIRONMENT, text=True,
                           encoding="utf-8", errors="surrogateescape", capture_output=True, timeout=300, stdin=subprocess.DEVNULL)
    if found.returncode < 0 or "Sanitizer" in found.stderr or "runtime error" in found.stderr:
        raise AssertionError("crash (%d): %s" % (found.returncode, found.stderr[-1500:]))
    return found


def psql(sql, database="postgres"):
    subprocess.run(["psql", "-qX", "-h", options.postgresql, "-U", "limbeck", "-d", database, "-c", sql], capture_output=True)


class Database:
    """An empty database for a run of one of the two projects."""

    def __init__(self, folder, dialect, before):
        self.folder, self.dialect = folder, dialect
        if dialect == "sqlite":
            if os.path.exists(folder + "/app.db"):
                os.remove(folder + "/app.db")
            if before:
                subprocess.run(["sqlite3", folder + "/app.db"], input=read(before), text=True, capture_output=True)
            self.url = "sqlite:///" + folder + "/app.db"
            return
        psql("DROP DATABASE IF EXISTS twins WITH (FORCE)")
        psql("CREATE DATABASE twins TEMPLATE template0")
        if before:
            subprocess.run(["psql", "-qX", "-1", "-h", options.postgresql, "-U", "limbeck", "-d", "twins", "-f", before], capture_output=True)
        self.url = "postgresql://limbeck@/twins?host=" + options.postgresql

    def dump(self):
        if self.dialect == "sqlite":
            command = ["sqlite3", self.folder + "/app.db", ".dump"]
        else:
            command = ["pg_dump", "-h", options.postgresql, "-U", "limbeck", "--inserts", "--no-owner", "twins"]
        text = subprocess.run(command, check=True, capture_output=True, text=True, errors="replace").stdout
        return "\n".join(line for line in text.split("\n") if not line.startswith("\\"))


def verdict(name, problem):
    counts["failed" if problem else "passed"] += 1
    if problem:
        print("not ok - %s: %s" % (name, problem))


def difference(a, b):
    i = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return "%r became %r" % (a[max(0, i - 40):i + 80], b[max(0, i - 40):i + 80])


def texts(folder, dialect):
    return [limbeck(folder, dialect, "upgrade", "head", "--sql"), limbeck(folder, dialect, "downgrade", "head:base", "--sql")]


def run(folder, dialect, before):
    """Exit statuses and dumps of a way up and down."""
    database = Database(folder, dialect, before)
    up = limbeck(folder, dialect, "--url", database.url, "upgrade", "head")
    found = [(up.returncode, database.dump())]
    if up.returncode == 0:
        down = limbeck(folder, dialect, "--url", database.url, "downgrade", "base")
        found.append((down.returncode, database.dump()))
    return found


def compare(name, before_text, after_text):
    for way, a, b in zip(("up", "down"), before_text, after_text):
        if a.returncode == 0:
            same = b.returncode == 0 and plain(a.stdout) == plain(b.stdout)
            verdict("%s %s --sql" % (name, way), "" if same else b.stderr[-300:] or difference(plain(a.stdout), plain(b.stdout)))


def compare_runs(name, before_run, after_run, is_outside):
    """A script that fails leaves on SQLite what it did so far, its twin nothing; and a twin goes outside of the transaction by itself."""
    for way, (a, a_dump), (b, b_dump) in zip(("up", "down"), before_run, after_run):
        if a and not b and is_outside:
            continue
        problem = "ended with %d and %d" % (a, b) if bool(a) != bool(b) else difference(a_dump, b_dump) if a == 0 and a_dump != b_dump else ""
        verdict("%s %s" % (name, way), problem)


def judge(name, folder, dialect, before=None, is_text_alike=True):
    runs = dialect == "sqlite" or options.postgresql
    text, ran = texts(folder, dialect), run(folder, dialect, before) if runs else None
    files = sorted(os.listdir(folder + "/migrations/versions"))
    converted = limbeck(folder, dialect, "convert")
    if converted.returncode:
        counts["left"] += 1
        kept = sorted(os.listdir(folder + "/migrations/versions")) == files or len(files) > 1
        verdict(name, "" if "left: " in converted.stdout and kept else "not converted, and not said why: " + converted.stderr[-300:])
        return
    counts["converted"] += 1
    if is_text_alike:
        compare(name, text, texts(folder, dialect))
    if runs:
        twins = [f for f in os.listdir(folder + "/migrations/versions") if f.endswith(".sql")]
        is_outside = any("transaction:false" in read(folder, "migrations/versions", f) for f in twins)
        compare_runs(name, ran, run(folder, dialect, before), is_outside)


def project(path, make):
    """Each dialect's own copy of a project."""
    for dialect in DIALECTS:
        with tempfile.TemporaryDirectory() as folder:
            folder += "/p"
            shutil.copytree(path, folder, copy_function=shutil.copyfile)
            os.makedirs(folder + "/migrations/versions", exist_ok=True)
            make(folder, dialect)


def golden(kind, name):
    case = os.path.join(GOLDEN, kind, name)
    named = os.path.join(case, "project")
    source = read(case, "script.py")

    def make(folder, dialect):
        shutil.copy(case + "/script.py", folder + "/migrations/versions")
        before = [p for p in (f"{case}/before.{dialect}.sql", case + "/before.sql") if os.path.exists(p)]
        judge("%s %s" % (name, dialect), folder, dialect, before[0] if before else None, not VALUES.search(source))

    project(os.path.join(GOLDEN, kind, "_projects", read(named).strip() if os.path.exists(named) else "project"), make)


def bench():
    """The 300 revisions that the bench runs."""
    sys.path.insert(0, os.path.join(HERE, "..", "bench"))
    import projects

    def make(folder, dialect):
        for n in range(1, 301):
            body = projects.TABLE.format(n=n) if n % 3 else projects.COLUMN.format(n=n, m=n - 1)
            if dialect == "sqlite":
                body = "\n".join(line for line in body.replace("'now()'", "'CURRENT_TIMESTAMP'").split("\n") if "alter_column" not in line)
            projects.script(folder, n, body, "    op.drop_table('t%d')" % n if n % 3 else "    pass")
        judge("300 revisions %s" % dialect, folder, dialect)

    project(os.path.join(GOLDEN, "ops", "_projects", "project"), make)


def main():
    global options
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-k", default="", help="only cases whose name contains TEXT")
    parser.add_argument("-n", type=int, default=1, help="only every N-th case")
    parser.add_argument("--postgresql")
    parser.add_argument("program")
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    names = [(kind, name) for kind in ("ops", "ops-online") for name in sorted(os.listdir(os.path.join(GOLDEN, kind)))
             if options.k in name and os.path.exists(os.path.join(GOLDEN, kind, name, "script.py"))]
    for kind, name in names[::options.n]:
        golden(kind, name)
    if options.k in "bench":
        bench()
    if not counts["converted"]:
        verdict("scripts are converted", "none was")
    print("%d scripts converted, %d left" % (counts["converted"], counts["left"]))
    print("%d passed, %d failed" % (counts["passed"], counts["failed"]))
    return counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
