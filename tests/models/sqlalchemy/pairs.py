#!/usr/bin/env python3
"""Random pairs of SQLAlchemy models, there and back:

    pairs.py PROGRAM URL FIRST COUNT [DIRECTORY]

For each seed from FIRST on: models A on an empty database, then models B: autogenerate, upgrade; nothing differs, and the
catalog is that of B made directly; downgrade: the catalog is that of A. URL names a PostgreSQL server's database for
maintenance (postgresql://.../postgres), or is `sqlite`. What fails is kept in DIRECTORY. TAP.
"""
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
NAMES = ["users", "order", "Group", "sp ace", "per%cent", "co:lon", "naïve", "select", "x" * 50]
COLUMNS = ["a", "b", "Name", "two words", "pct%", "key", "größe", "y" * 40]
TYPES = ["Integer", "BigInteger", "String(20)", "String(40)", "Text", "Numeric(10, 2)", "Boolean", "Date", "DateTime", "Float"]
PG_TYPES = TYPES + ["Uuid", "ARRAY(sa.Integer)", "DateTime(timezone=True)", "JSON"]
DEFAULTS = {"Integer": ['"0"', 'sa.text("1 + 2")'], "BigInteger": ['"7"'], "String(20)": ['"x"', '"it\'s"'], "String(40)": ['"x"'],
            "Text": ['"a:b"'], "Numeric(10, 2)": ['sa.text("1.5")'], "Boolean": ["sa.false()", "sa.true()"],
            "Date": ["sa.func.current_date()"], "DateTime": ["sa.func.now()"]}
CHECKED = {"Integer": ["{} > 0", "{} > 1", "{} <> 7 AND {} >= 0"], "String(20)": ["{} IN ('x', 'y')", "length({}) < 9"],
           "Numeric(10, 2)": ["{} >= 0"]}


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


class Models:
    def __init__(self, seed, is_sqlite, renames):
        self.r, self.is_sqlite, self.renames = random.Random(seed), is_sqlite, renames
        self.has_identities = False

    def some(self, share):
        return self.r.random() < share

    def enum(self):
        number = self.r.randrange(2)
        if number not in self.enums:
            labels = [x for x in ["red", "green", "it's", "blue", "a\\b"] if self.some(0.75)] or ["red"]
            if self.some(0.2):
                self.r.shuffle(labels)
            self.enums[number] = labels
        return f"Enum(*{self.enums[number]!r}, name='enum {number}')"

    def column(self, name, table):
        kind = self.enum() if not self.is_sqlite and self.some(0.2) else self.r.choice(TYPES if self.is_sqlite else PG_TYPES)
        rest = []
        if kind.startswith("Enum") and self.some(0.4):
            rest.append(f"server_default={self.enums[int(kind[-3])][0]!r}")
        elif kind in DEFAULTS and self.some(0.4):
            rest.append(f"server_default={self.r.choice(DEFAULTS[kind])}")
        if self.some(0.4):
            rest.append("nullable=False")
        if self.some(0.2) and not kind.startswith(("JSON", "ARRAY")):
            rest.append("index=True")
        if self.some(0.1) and not self.is_sqlite:
            rest.append("comment='of a column: 100 %'")
        before = self.renames.get((table, name))
        if before:
            rest.append(f"info={{'renamed_from': {before!r}}}")
        self.kinds[name] = kind
        return f"sa.Column({name!r}, sa.{kind}{''.join(', ' + x for x in rest)})"

    def parts(self, table, referable):
        out, names = [], list(self.kinds)
        plain = [n for n in names if not self.kinds[n].startswith(("JSON", "ARRAY"))]
        tag = table[:12]
        for i, name in enumerate(names):
            for text in CHECKED.get(self.kinds[name], [])[:1]:
                # A driver's %% is SQLAlchemy's affair: no expression has one.
                if self.some(0.4) and "%" not in name:
                    text = self.r.choice(CHECKED[self.kinds[name]]).replace("{}", quoted(name))
                    named = f", name={('ck ' + tag + str(i))!r}" if self.is_sqlite or self.some(0.6) else ""
                    out.append(f"sa.CheckConstraint({text!r}{named})")
        if len(plain) > 1 and self.some(0.4):
            pair = self.r.sample(plain, 2)
            extra = ", deferrable=True" if not self.is_sqlite and self.some(0.3) else ""
            out.append(f"sa.UniqueConstraint({pair[0]!r}, {pair[1]!r}, name={('uq ' + tag)!r}{extra})")
        if plain and self.some(0.5):
            name = self.r.choice(plain)
            extra = ""
            if self.some(0.5) and "%" not in name:
                prefix = "sqlite" if self.is_sqlite else "postgresql"
                where = self.r.choice([f"{quoted(name)} IS NOT NULL", f"{quoted(name)} IS NULL"])
                extra = f", {prefix}_where=sa.text({where!r})"
            elif not self.is_sqlite and self.some(0.3):
                extra = ", postgresql_using='hash'"
            unique = ", unique=True" if "hash" not in extra and self.some(0.3) else ""
            out.append(f"sa.Index({('ix ' + tag)!r}, {name!r}{unique}{extra})")
        if not self.is_sqlite and "String(20)" in self.kinds.values() and self.some(0.3):
            name = next(n for n in names if self.kinds[n] == "String(20)")
            function = self.r.choice(["lower", "upper"])
            name = "ref::text" if "%" in name else quoted(name)
            out.append(f"sa.Index({('fx ' + tag)!r}, sa.text({f'{function}({name})'!r}))")
        if referable and self.some(0.6):
            target = self.r.choice(referable)
            action = self.r.choice(["", ", ondelete='CASCADE'", ", onupdate='SET NULL'"])
            named = f", name={('fk ' + tag)!r}" if self.is_sqlite or self.some(0.6) else ""
            out.append(f"sa.ForeignKeyConstraint(['ref'], [{target!r} + '.id']{named}{action})")
            self.has_reference = True
        return out

    def text(self, tables, columns):
        """tables: names, columns: {table: [names]}"""
        self.enums, out, made = {}, ["import sqlalchemy as sa", "metadata = sa.MetaData()"], []
        for table in tables:
            self.kinds, self.has_reference = {}, False
            items = [self.column(name, table) for name in columns[table]]
            if self.some(0.2) and not self.is_sqlite:
                items.append(f"sa.Column('made', sa.Integer, sa.Computed('ref * {self.r.choice([2, 3])}'))")
            parts = self.parts(table, made)
            key = "sa.Column('id', sa.Integer, primary_key=True)"
            if self.has_identities and self.some(0.15): # a SERIAL becomes one; that one is no SERIAL matters to nobody
                key = "sa.Column('id', sa.Integer, sa.Identity(), primary_key=True)"
            items = [key, "sa.Column('ref', sa.Integer)"] + items + parts
            before = self.renames.get(table)
            if before:
                items.append(f"info={{'renamed_from': {before!r}}}")
            if self.some(0.2) and not self.is_sqlite:
                items.append("comment='of a table: it''s'")
            out.append(f"sa.Table({table!r}, metadata,\n    " + ",\n    ".join(items) + ")")
            made.append(table)
        return "\n".join(out) + "\n"


def pair(seed, is_sqlite):
    """Two modules that have most of their names and some of their choices in common."""
    r = random.Random(seed)
    tables = r.sample(NAMES, r.randint(1, 4))
    columns = {t: r.sample(COLUMNS, r.randint(1, 5)) for t in tables}
    first = Models(seed * 2, is_sqlite, {}).text(tables, columns)
    renames, after, after_columns = {}, [], {}
    for table in tables:
        if r.random() < 0.1:
            continue
        name = table
        if r.random() < 0.2:
            name = "new " + table[:20]
            renames[name] = table
        after.append(name)
        kept = []
        for column in columns[table]:
            chance = r.random()
            if chance < 0.15:
                continue
            if chance < 0.3:
                kept.append("was " + column[:20])
                renames[(name, kept[-1])] = column
            else:
                kept.append(column)
        after_columns[name] = kept or ["a"]
    spare = [n for n in NAMES if n not in tables]
    if spare and r.random() < 0.4:
        after.append(spare[0])
        after_columns[spare[0]] = r.sample(COLUMNS, 2)
    # The same stream of choices as A's half of the time: so most of it is the same.
    models = Models(seed * 2 + r.randrange(2), is_sqlite, renames)
    models.has_identities = not is_sqlite and r.random() < 0.5
    return first, models.text(after, after_columns)


class Failed(Exception):
    pass


class Project:
    def __init__(self, program, server, seed, folder):
        self.program, self.server, self.folder, self.name = program, server, folder, f"pair_{os.getpid()}_{seed}"
        os.makedirs(folder + "/migrations/versions")
        shutil.copy(HERE + "/env.py", folder + "/migrations/env.py")
        env = open(folder + "/migrations/env.py").read().replace("from models import Base", "from models import metadata")
        open(folder + "/migrations/env.py", "w").write(env.replace("Base.metadata", "metadata, compare_server_default=True"))
        shutil.copy(HERE + "/../../../src/render/templates/generic/script.py.mako", folder + "/migrations/")

    def fresh(self, suffix=""):
        """An empty database; the settings name it."""
        if self.server == "sqlite":
            path = f"{self.folder}/x{suffix}.db"
            if os.path.exists(path):
                os.remove(path)
            url = "sqlite:///" + path
        else:
            name = self.name + suffix
            self.admin(f'DROP DATABASE IF EXISTS "{name}"')
            self.admin(f'CREATE DATABASE "{name}"')
            url = re.sub(r"/[^/?]*(\?|$)", f"/{name}\\1", self.server, count=1)
        with open(self.folder + "/alembic.ini", "w") as f:
            f.write("[alembic]\nscript_location = migrations\nprepend_sys_path = .\npath_separator = os\n"
                    f"sqlalchemy.url = {url.replace('%', '%%')}\n")

    def admin(self, sql):
        subprocess.run(["psql", "-qX", self.server, "-c", "SET client_min_messages = error", "-c", sql], check=True)

    def drop(self):
        for suffix in ("", "_b") if self.server != "sqlite" else ():
            self.admin(f'DROP DATABASE IF EXISTS "{self.name}{suffix}"')

    def models(self, text):
        open(self.folder + "/models.py", "w").write(text)

    def run(self, *args):
        done = subprocess.run([self.program, *args], cwd=self.folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if done.returncode:
            raise Failed(f"{' '.join(args)}: status {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def schema(self):
        """Without the orders that do not matter: of columns, of constraints, of statements."""
        text = self.run("schema").replace('"', "")
        text = re.sub(r"UNIQUE \((.*)\)", lambda m: f"UNIQUE ({', '.join(sorted(m[1].split(', ')))})", text)
        if self.server == "sqlite":
            text = text.replace(", ", "\n")
        text = text.replace("CREATE TABLE IF NOT EXISTS ", "CREATE TABLE ")
        statements = []
        for statement in text.split(";\n"):
            parts = [re.sub(r",$", "", line.strip()) for line in statement.splitlines() if line.strip()]
            statements.append("\n".join(parts[:1] + sorted(parts[1:])))
        return "\n\n".join(sorted(filter(None, statements)))

    def step(self, text, message):
        self.models(text)
        self.run("revision", "--autogenerate", "-m", message)
        self.run("upgrade", "head")
        self.run("check")
        return self.schema()


def same(what, wanted, got):
    if wanted != got:
        import difflib
        raise Failed(what + "\n" + "\n".join(difflib.unified_diff(wanted.splitlines(), got.splitlines(), lineterm="", n=1)))


def normal(text, is_sqlite):
    if not is_sqlite:
        text = re.sub(r"::[a-z][a-z ]*(\[\])?", "", text)  # casts that a change of type leaves in a CHECK
        text = re.sub(r"CREATE SEQUENCE \S.*|ALTER SEQUENCE .*|DEFAULT nextval\([^)]*\)", "", text)
    return text


def attempt(program, server, seed, folder):
    is_sqlite = server == "sqlite"
    first, second = pair(seed, is_sqlite)
    project = Project(program, server, seed, folder)
    open(folder + "/a.py", "w").write(first)
    open(folder + "/b.py", "w").write(second)
    try:
        project.fresh("_b")
        direct = project.step(second, "direct")
        shutil.rmtree(folder + "/migrations/versions")
        os.mkdir(folder + "/migrations/versions")
        project.fresh()
        before = project.step(first, "first")
        after = project.step(second, "second")
        if not is_sqlite:
            same("the catalog is not that of B made directly", named(normal(direct, False)), named(normal(after, False)))
        project.run("downgrade", "-1")
        same("the way back leads elsewhere", normal(before, is_sqlite), normal(project.schema(), is_sqlite))
    finally:
        project.drop()


def named(text):
    """Names that the server chose for tables and columns of before stay: constraints that nobody named are told by what they say."""
    return "\n".join(sorted(re.sub(r"CONSTRAINT \S.*? (?=PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY)", "CONSTRAINT ", text).splitlines()))


def main():
    program, server, first, count = os.path.abspath(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    kept = sys.argv[5] if len(sys.argv) > 5 else None
    failed = 0
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as folder:
            try:
                attempt(program, server, seed, folder)
            except Failed as problem:
                failed += 1
                print(f"not ok - pair {seed}")
                print("\n".join("# " + line for line in str(problem).splitlines()))
                if kept:
                    shutil.copytree(folder, f"{kept}/{seed}", dirs_exist_ok=True)
    print(f"{count - failed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
