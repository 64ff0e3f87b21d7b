#!/usr/bin/env python3
"""there_and_back.py PROGRAM [WORD]: pairs of PostgreSQL schemas, pairs/NAME.a.sql and NAME.b.sql, each on a server of its own.

A database is made of A, with the rows of NAME.rows.sql where there are some; B is schema.sql,
unless NAME.models.sql says the same in a way that the server does not run. A revision is written and
runs: `pg_dump` says then that the database is B, and `check` that nothing differs. It is taken back: the database is A
again, and has the rows of before but where NAME.rows.sql says `-- lost`. TAP.
"""
import glob
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, f"{HERE}/../database/objects")
import pairs  # noqa: E402  pylint: disable=wrong-import-position

SERVER = f"{HERE}/../database/postgresql.sh"


def run(*words, **options):
    return subprocess.run(words, capture_output=True, text=True, check=False, **options)


def must(*words, **options):
    done = run(*words, **options)
    if done.returncode:
        raise RuntimeError(" ".join(words[-4:]) + ":\n" + done.stdout + done.stderr)
    return done.stdout


class Pair:
    def __init__(self, program, server, name, folder):
        self.program, self.name, self.folder = program, name, folder
        self.paths = {side: f"{HERE}/pairs/{name}.{side}.sql" for side in ("a", "b", "rows", "models")}
        self.models = self.paths["models"] if os.path.exists(self.paths["models"]) else self.paths["b"]
        self.has_rows = os.path.exists(self.paths["rows"])
        databases = [f"{side}_{name.replace('-', '_')}" for side in "ab"]
        for database in databases:
            must("createdb", database)
        self.a, self.b = databases
        self.environment = dict(os.environ, DATABASE_URL=f"postgresql://limbeck@/{self.a}?host={server}",
                                XDG_CACHE_HOME=f"{folder}/cache")

    def psql(self, database, path):
        must("psql", "-qXd", database, "-v", "ON_ERROR_STOP=1", "-f", path)

    def dump(self, database, *options):
        path = f"{self.folder}/dump"
        with open(path, "w", encoding="utf-8") as file:
            file.write(must("pg_dump", "-O", "-T", "*.alembic_version", "-T", "*.limbeck_journal", *options, database))
        return pairs.normal(path)

    def limbeck(self, *words):
        return must(self.program, *words, cwd=self.folder, env=self.environment)

    def compare(self, what, found, wanted):
        wrong = [f"{what}, not wanted: {x}" for x in found if x not in wanted]
        wrong += [f"{what}, missing: {x}" for x in wanted if x not in found]
        if wrong:
            raise RuntimeError("\n".join(wrong))

    def there_and_back(self):
        self.psql(self.a, self.paths["a"])
        self.psql(self.b, self.paths["b"])
        before, wanted = self.dump(self.a, "-s"), self.dump(self.b, "-s")
        if self.has_rows:
            self.psql(self.a, self.paths["rows"])
        rows = self.dump(self.a, "-a", "--inserts")
        self.limbeck("init", "migrations")
        with open(f"{self.folder}/limbeck.ini", "a", encoding="utf-8") as ini, open(self.paths["b"], encoding="utf-8") as b:
            ini.write(f"models = {self.models}\n")
            for line in b:
                if line.startswith("-- setting: "):
                    ini.write(line[len("-- setting: "):])
        self.limbeck("revision", "--autogenerate", "-m", "there")
        self.limbeck("upgrade", "head")
        self.compare("there", self.dump(self.a, "-s"), wanted)
        self.limbeck("check")
        self.limbeck("downgrade", "base")
        self.compare("back", self.dump(self.a, "-s"), before)
        with open(self.paths["rows"] if self.has_rows else os.devnull, encoding="utf-8") as file:
            if "-- lost" not in file.read():
                self.compare("rows", self.dump(self.a, "-a", "--inserts"), rows)


def main():
    program, word = os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    server = must(SERVER, "start", str(os.getpid())).strip()
    os.environ.update(PGHOST=server, PGUSER="limbeck")
    must("psql", "-qXd", "postgres", "-c", 'CREATE ROLE limbeck_reader; CREATE ROLE "limbeck guest"')
    failed = False
    for path in sorted(glob.glob(f"{HERE}/pairs/*{word}*.a.sql")):
        name = os.path.basename(path)[: -len(".a.sql")]
        with tempfile.TemporaryDirectory() as folder:
            try:
                Pair(program, server, name, folder).there_and_back()
                print(f"ok - there and back: {name}", flush=True)
            except RuntimeError as error:
                failed = True
                print(f"not ok - there and back: {name}\n# " + str(error).replace("\n", "\n# "), flush=True)
    run(SERVER, "stop", server)
    return failed


if __name__ == "__main__":
    sys.exit(main())
