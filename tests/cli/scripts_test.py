#!/usr/bin/env python3
"""Runs the revision scripts of tests/golden/scripts and compares what they print, and the database, with Alembic's.

    scripts_test.py [-v] [-k TEXT] [--postgresql DIR] [--name NAME] LIMBECK     ends with "N passed, N failed"
    scripts_test.py --record [-k TEXT] ALEMBIC --postgresql DIR   writes NAME.DATABASE.txt anew (needs Alembic 1.19, SQLAlchemy 2.0)

A script NAME.py is a revision without its head (prelude.py is put before it); of a name that begins with "pg_" or "sqlite_" on that
database only, else on both. A line `# COMMANDS: upgrade head; downgrade base` says what is run instead of `upgrade head`. DIR is a
private server's, made by tests/database/postgresql.sh; without one PostgreSQL's scripts are left out. NAME is what the program is called by.
"""
import argparse, difflib, glob, os, re, shutil, subprocess, sys, tempfile

GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden", "scripts")
PROJECT = os.path.join(GOLDEN, "..", "ops-online", "_projects", "project")


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


class Postgresql:
    name, ini = "pg", "postgresql.ini"

    def __init__(self, server):
        self.server = server

    def psql(self, database, sql):
        subprocess.run(["psql", "-qX", "-h", self.server, "-U", "limbeck", "-d", database, "-c", sql], check=True, capture_output=True)

    def make(self, folder):
        self.psql("postgres", "DROP DATABASE IF EXISTS scripts WITH (FORCE)")
        self.psql("postgres", "CREATE DATABASE scripts TEMPLATE template0")
        self.psql("postgres", "ALTER DATABASE scripts SET timezone TO 'UTC'")
        with open(folder + "/postgresql.ini", "w") as file:
            file.write("[alembic]\nscript_location = %%(here)s/migrations\nsqlalchemy.url = postgresql://limbeck@/scripts?host=%s\n" % self.server)

    def dump(self, folder):
        text = subprocess.run(["pg_dump", "-h", self.server, "-U", "limbeck", "--inserts", "--no-owner", "scripts"], check=True, capture_output=True, text=True).stdout
        return "\n".join(line for line in text.split("\n") if line.strip() and not line.startswith(("--", "SET ", "SELECT pg_catalog.set_config", "\\")))


class Sqlite:
    name, ini = "sqlite", "sqlite.ini"

    def make(self, folder):
        pass

    def dump(self, folder):
        return subprocess.run(["sqlite3", folder + "/app.db", ".dump"], check=True, capture_output=True, text=True, errors="replace").stdout


def run(program, name, database, path):
    """What the commands print, how they end, and the database then."""
    source, found = read(path), []
    commands = re.search(r"^# COMMANDS: (.*)", source, re.M)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(PROJECT, folder + "/p", copy_function=shutil.copyfile)
        folder += "/p"
        os.makedirs(folder + "/migrations/versions", exist_ok=True)
        with open(folder + "/migrations/versions/a.py", "w", encoding="utf-8") as file:
            file.write(read(os.path.join(GOLDEN, "prelude.py")) + source)
        database.make(folder)
        os.symlink(program, folder + "/" + name)
        env = {**os.environ, "PYTHONWARNINGS": "ignore", "PYTHONHASHSEED": "0"}
        for command in (commands.group(1) if commands else "upgrade head").split("; "):
            done = subprocess.run([folder + "/" + name, "-c", database.ini, *command.split()], cwd=folder, capture_output=True, text=True, errors="replace", env=env)
            found.append("$ %s\n%s%s" % (command, done.stdout, "" if done.returncode == 0 else "exit %d%s\n%s\n" % (done.returncode, script_line(done.stderr), last_line(done.stderr))))
        found.append("--- database\n" + database.dump(folder) + "\n")
        return re.sub(r"0x[0-9a-f]{6,}", "0x", "".join(found).replace(folder, "@"))


def script_line(err):
    frames = re.findall(r'^  File "[^"]*/versions/[^"]*", line (\d+), in (\S+)$', err, re.M)
    return " at line %s, in %s" % frames[-1] if frames else ""


def last_line(err):
    lines = [line for line in err.strip().split("\n") if re.match(r"[\w.]+(Error|Exception|Found|Exit)\b|FAILED", line)]
    return lines[-1] if lines else ""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("-v", action="store_true")
    parser.add_argument("-k", default="")
    parser.add_argument("--postgresql")
    parser.add_argument("--name", default="alembic")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    databases = [Sqlite()] + ([Postgresql(options.postgresql)] if options.postgresql else [])
    passed = failed = 0
    for path in sorted(glob.glob(GOLDEN + "/*.py")):
        name = os.path.basename(path)[:-3]
        for database in databases:
            of_one = re.match("(pg|sqlite)_", name)
            if name == "prelude" or options.k not in name or (of_one and of_one.group(1) != database.name):
                continue
            expected = os.path.join(GOLDEN, "%s.%s.txt" % (name, database.name))
            text = run(os.path.abspath(options.program), options.name, database, path)
            if options.record:
                with open(expected, "w", encoding="utf-8") as file:
                    file.write(text)
            elif text == read(expected):
                passed += 1
            else:
                failed += 1
                print("not ok - %s on %s" % (name, database.name))
                if options.v:
                    print("\n".join(list(difflib.unified_diff(read(expected).split("\n"), text.split("\n"), "alembic", "limbeck", lineterm="", n=0))[:60]))
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
