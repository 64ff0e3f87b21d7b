#!/usr/bin/env python3
"""Measures limbeck on Alembic's own projects, in one run, and prints ratios:   projects.py PROGRAM [--quick] [scripts|data|models|schema]

Revision scripts that make tables, a data migration, and models compared with a database, in Python and in SQL; against Debian's alembic, psql with the
same SQL, and pg_dump. Each figure is the least of several interleaved runs; PostgreSQL is a private cluster.
"""
import glob, os, shutil, subprocess, sys, tempfile

from bench import CLUSTER, ENV_PY, best, failures, once, peak, rev, row, write

SCRIPT = '''"""{message}

Revision ID: {id}
Revises: {down}
Create Date: 2026-01-01 00:00:00.000000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


revision: str = {id!r}
down_revision: Union[str, Sequence[str], None] = {down!r}
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
{up}


def downgrade() -> None:
{back}
'''
TABLE = """    op.create_table('t{n}',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('kind', sa.Enum('small', 'large', name='kind{n}', native_enum=False), nullable=True),
    sa.Column('made', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('amount', sa.Numeric(precision=10, scale=2), nullable=True),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('name', name='uq_t{n}_name')
    )
    op.create_index(op.f('ix_t{n}_made'), 't{n}', ['made'], unique=False)"""
COLUMN = """    op.add_column('t{m}', sa.Column('note{n}', sa.Text(), nullable=True))
    op.alter_column('t{m}', 'name', existing_type=sa.String(length=80), type_=sa.String(length=120))"""
DATA = """    bind = op.get_bind()
    people = sa.table('people', sa.column('id', sa.Integer), sa.column('name', sa.String), sa.column('slug', sa.String))
    changes = []
    for row in bind.execute(sa.select(people.c.id, people.c.name)):
        changes.append({'key': row.id, 'value': row.name.strip().lower().replace(' ', '-') + '-%d' % row.id})
    bind.execute(people.update().where(people.c.id == sa.bindparam('key')).values(slug=sa.bindparam('value')), changes)"""
MODEL = """

class Item{n}(Base):
    __tablename__ = "item{n}"
    __table_args__ = (UniqueConstraint("code", "kind", name="uq_item{n}_code"), Index("ix_item{n}_made_kind", "made", "kind"))

    id = Column(Integer, primary_key=True)
    code = Column(String(20), nullable=False)
    kind = Column(String(10), nullable=False)
    title = Column(String(200), index=True)
    text = Column(Text)
    made = Column(DateTime, server_default=func.now(), nullable=False)
    changed = Column(DateTime)
    price = Column(Numeric(10, 2))
    is_open = Column(Boolean, nullable=False)
    parent_id = Column(Integer, ForeignKey("item{parent}.id"))
"""
MODELS_HEAD = """from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Index, Integer, Numeric, String, Text, UniqueConstraint, func

from models.base import Base
"""
SCHEMA = """CREATE TABLE t{n} (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name varchar(50) NOT NULL DEFAULT 'none',
    amount numeric(10, 2) CHECK (amount > 0),
    made timestamptz NOT NULL DEFAULT now(),
    parent bigint REFERENCES t{parent}
);
CREATE INDEX t{n}_name ON t{n} (name, made);
"""
MODELS_ENV = "from models import Base\n" + ENV_PY.replace("connection=connection", "connection=connection, target_metadata=Base.metadata")
MAKO = open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples", "exam_platform", "alembic", "script.py.mako")).read()


def settings(root, url, env):
    write(root + "/migrations/env.py", env)
    write(root + "/migrations/script.py.mako", MAKO)
    write(root + "/alembic.ini", "[alembic]\nscript_location = migrations\nprepend_sys_path = .\nsqlalchemy.url = %s\n" % url.replace("%", "%%"))
    os.makedirs(root + "/migrations/versions", exist_ok=True)
    return root


def script(root, n, up, back="    pass"):
    text = SCRIPT.format(message="step %d" % n, id=rev(n), down=rev(n - 1) if n > 1 else None, up=up, back=back)
    write("%s/migrations/versions/%s_step_%d.py" % (root, rev(n), n), text)


class Bench:
    def __init__(self, limbeck, data, tmp, quick):
        self.limbeck, self.data, self.tmp, self.quick = limbeck, data, tmp, quick
        self.alembic = shutil.which("alembic", path="/usr/bin")

    def url(self, name):
        return subprocess.check_output([CLUSTER, "url", self.data, name], text=True).strip()

    def sql(self, *commands, database="postgres"):
        ask = ["psql", "-qX", "-v", "ON_ERROR_STOP=1", self.url(database)]
        for command in commands:
            ask += ["-c", command]
        subprocess.run(ask, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def fresh(self, name):
        self.sql("DROP DATABASE IF EXISTS %s WITH (FORCE)" % name, "CREATE DATABASE %s" % name)

    def quiet(self, command, root):
        once(command, root)

    def scripts(self):
        """300 generated revisions: tables with constraints and indexes, and changes of their columns."""
        root = settings(self.tmp + "/scripts", self.url("scripts"), ENV_PY)
        for n in range(1, 301):
            script(root, n, TABLE.format(n=n) if n % 3 else COLUMN.format(n=n, m=n - 1), "    op.drop_table('t%d')" % n if n % 3 else "    pass")
        with open(root + "/all.sql", "w") as f:
            subprocess.run([self.limbeck, "upgrade", "head", "--sql"], cwd=root, check=True, stdout=f, stderr=subprocess.DEVNULL)
        fresh = lambda: self.fresh("scripts")
        psql = ["psql", "-qX", "-v", "ON_ERROR_STOP=1", self.url("scripts"), "-f", "all.sql"]
        ours, bound = best([([self.limbeck, "upgrade", "head"], root), (psql, root)], 4 if self.quick else 8, fresh)
        row("upgrade head 300 .py", ours, "psql -f", bound, limit=1.1)
        theirs = once([self.alembic, "upgrade", "head"], root, fresh)
        row("upgrade head 300 .py", ours, "alembic", theirs)
        ours, true = best([([self.limbeck, "upgrade", "head"], root), (["/bin/true"], root)], 20)
        print("%-34s %9.2f ms (limit 15 ms: %s)" % ("upgrade head, nothing to do", ours * 1e3, self.verdict("nothing to do", ours <= 0.015)))
        ours, = best([([self.limbeck, "upgrade", "head", "--sql"], root)], 10)
        theirs, = best([([self.alembic, "upgrade", "head", "--sql"], root)], 3)
        row("upgrade head --sql 300 .py", ours, "alembic", theirs, at_least=50)

    def verdict(self, what, is_kept):
        if not is_kept:
            failures.append(what)
        return "ok" if is_kept else "MISSED"

    def rows(self):
        """A data migration over 100,000 rows: select, compute, update with executemany."""
        root = settings(self.tmp + "/data", self.url("data"), ENV_PY)
        script(root, 1, DATA)
        self.fresh("data")

        def fill():
            self.sql("DROP TABLE IF EXISTS people, alembic_version", "CREATE TABLE people (id integer PRIMARY KEY, name varchar, slug varchar)",
                     "INSERT INTO people SELECT n, ' Person Number ' || n, NULL FROM generate_series(1, 100000) n", "VACUUM ANALYZE people", database="data")

        ours, theirs = best([([self.limbeck, "upgrade", "head"], root), ([self.alembic, "upgrade", "head"], root)], 2 if self.quick else 3, fill)
        row("data migration, 100,000 rows", ours, "alembic", theirs, limit=1.0)
        for name, program in ("limbeck", self.limbeck), ("alembic", self.alembic):
            fill()
            print("%-34s %9.2f MB" % ("peak memory of %s" % name, peak([program, "upgrade", "head"], root)), flush=True)

    def models(self):
        """Models compared with a database that is equal, and with one that is empty."""
        for count in (100, 1000) if self.quick else (100, 1000, 5000):
            root = settings("%s/models%d" % (self.tmp, count), self.url("models"), MODELS_ENV)
            write(root + "/models/base.py", "from sqlalchemy.orm import declarative_base\n\nBase = declarative_base()\n")
            parts = range(0, count, 50)
            write(root + "/models/__init__.py", "from models.base import Base\n" + "".join("from models import part%d\n" % p for p in parts))
            for p in parts:
                write("%s/models/part%d.py" % (root, p), MODELS_HEAD + "".join(MODEL.format(n=n, parent=n // 2) for n in range(p, min(p + 50, count))))
            self.compare(root, count)

    def compare(self, root, count):
        runs = {100: 5, 1000: 3}.get(count, 2)
        folder = root + "/migrations/versions"
        self.fresh("models")

        def clean():
            shutil.rmtree(folder, ignore_errors=True)
            os.makedirs(folder)

        write_one = [self.limbeck, "revision", "--autogenerate", "-m", "all"]
        ours, = best([(write_one, root)], runs, clean)
        name = "autogenerate %d tables" % count
        if count <= 1000:
            theirs = once([self.alembic] + write_one[1:], root, clean)
            row(name, ours, "alembic", theirs)
        else:
            print("%-34s %9.2f ms" % (name, ours * 1e3))
        clean()
        print("%-34s %9.2f MB" % ("peak memory, " + name, peak(write_one, root)), flush=True)
        self.quiet([self.limbeck, "upgrade", "head"], root)
        self.sql("VACUUM ANALYZE", database="models")
        name = "check %d tables" % count
        check = [self.limbeck, "check"]
        ours, dump = best([(check, root), (["pg_dump", "--schema-only", self.url("models")], root)], runs)
        row(name, ours, "pg_dump --schema-only", dump, limit=1.0 if count == 1000 else None)
        if count <= 1000:
            row(name, ours, "alembic", once([self.alembic, "check"], root) if self.has_check() else self.theirs(root), at_least=40 if count == 1000 else None)
        memory = peak(check, root)
        print("%-34s %9.2f MB %s" % ("peak memory, " + name, memory, "(limit 100: %s)" % self.verdict("memory", memory < 100) if count == 5000 else ""), flush=True)

    def schema(self):
        """A schema.sql and the database that is made of it: nothing differs."""
        for count in (1000,) if self.quick else (1000, 5000):
            root = "%s/schema%d" % (self.tmp, count)
            os.makedirs(root + "/migrations/versions")
            write(root + "/limbeck.ini", "[limbeck]\nscript_location = migrations\nmodels = schema.sql\nurl = %s\n" % self.url("one"))
            write(root + "/schema.sql", "".join(SCHEMA.format(n=n, parent=n // 2) for n in range(count)))
            for name in "one", "two":
                self.fresh(name)
                subprocess.run(["psql", "-qX1", "-v", "ON_ERROR_STOP=1", self.url(name), "-f", "schema.sql"], cwd=root, check=True)
                self.sql("VACUUM ANALYZE", database=name)
            runs = 3 if count == 1000 else 2
            os.environ["XDG_CACHE_HOME"] = root + "/cache"
            dump, check = [self.tool("pg_dump"), "--schema-only", self.url("one")], [self.limbeck, "check"]
            once(check, root)
            ours, diff, theirs = best([(check, root), ([self.limbeck, "diff", self.url("one"), self.url("two")], root), (dump, root)], runs)
            row("check %d tables in SQL, kept" % count, ours, "pg_dump --schema-only", theirs, limit=1.0)
            row("diff of databases, %d tables" % count, diff, "pg_dump --schema-only", theirs, limit=1.0)
            # What has to be made: the same in a database of its own, by psql, and the reading of both.
            make = ("{0} -qX '{1}' -c 'CREATE DATABASE scratch TEMPLATE template0' && {0} -qX1 -v ON_ERROR_STOP=1 '{2}' -f schema.sql && "
                    "{0} -qX '{1}' -c 'DROP DATABASE scratch'").format(self.tool("psql"), self.url("postgres"), self.url("scratch"))
            forget = lambda: shutil.rmtree(root + "/cache", ignore_errors=True)
            made, bound = best([(check, root), (make, root)], runs, forget)
            row("check %d tables in SQL, made" % count, made, "psql -1 -f, and one kept", bound + ours, limit=1.1)
            del os.environ["XDG_CACHE_HOME"]

    def tool(self, name):
        """PostgreSQL's own, not Debian's wrapper, which is a program in Perl before it."""
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin/" + name), key=lambda path: int(path.split("/")[4]))
        return found[-1] if found else name

    def has_check(self):
        """Alembic has the command since 1.9."""
        return subprocess.run([self.alembic, "check", "--help"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

    def theirs(self, root):
        """Where there is no `check`: a revision that turns out empty is the same comparison."""
        took = once([self.alembic, "revision", "--autogenerate", "-m", "empty", "--rev-id", "ee"], root)
        os.remove(root + "/migrations/versions/ee_empty.py")
        return took


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    tmp = tempfile.mkdtemp(prefix="limbeck_bench_")
    data = subprocess.check_output([CLUSTER, "start", str(os.getpid())], text=True).strip()
    bench = Bench(os.path.abspath(arguments[0]), data, tmp, "--quick" in sys.argv)
    try:
        # Thousands of tables in one transaction hold as many locks.
        bench.sql("ALTER SYSTEM SET max_locks_per_transaction = 2048")
        subprocess.check_call([CLUSTER, "restart", data])
        for name, part in ("scripts", bench.scripts), ("data", bench.rows), ("models", bench.models), ("schema", bench.schema):
            if len(arguments) == 1 or name in arguments[1:]:
                part()
    finally:
        subprocess.call([CLUSTER, "stop", data], stdout=subprocess.DEVNULL)
        shutil.rmtree(tmp, ignore_errors=True)
    print("%d missed%s" % (len(failures), ": " + ", ".join(failures) if failures else ""))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
