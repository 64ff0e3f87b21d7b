"""Calls of directives and of SQLAlchemy's DDL with whatever comes: SEED and COUNT in the environment say which. A script's own mistakes are
exceptions, whatever it hands over; it goes on after each."""
import datetime
import os
import random

import sqlalchemy as sa
from alembic import op
from alembic.operations import ops
from sqlalchemy.dialects import mysql, postgresql, sqlite

revision = "a1"
down_revision = None

rng = random.Random(os.environ["SEED"])
metadata = sa.MetaData()


class Odd:
    name = "odd"
    table = None
    columns = constraints = ()


class OwnColumn(sa.Column):
    pass


def values():
    t = sa.Table(
        "t%d" % len(metadata.tables), metadata, sa.Column("a", sa.Integer, primary_key=True), sa.Column("b", sa.String(3), index=True),
        sa.Column("c", sa.Boolean(create_constraint=True)), sa.Column("d", sa.Enum("x", create_constraint=True, native_enum=False, name="e")),
        sa.Column("e", None, sa.ForeignKey("nowhere.x")), sa.UniqueConstraint("a", "b"))
    e = sa.Table("e%d" % len(metadata.tables), metadata)
    plain = [None, 5, -1, "x", "", b"y", 1.5, True, [], ["a"], ["a", None], {}, {"a": 1}, (), Odd(), Odd, object(), len, lambda: 1,
             datetime.datetime(2020, 1, 1), [{"a": 1}], [5], {5: 5}]
    columns = [t.c.a, t.c.b, t.c.c, t.c.e, sa.Column("z"), sa.Column("z", sa.Integer), sa.Column(None, sa.Integer), OwnColumn("q", sa.Integer),
               sa.Column("g", sa.Integer, sa.Computed("a")), sa.Column("i", sa.Integer, sa.Identity()),
               sa.Column("s", sa.Integer, sa.Sequence("sq")), sa.column("y", sa.Integer), sa.column("y")]
    parts = [sa.PrimaryKeyConstraint(), sa.PrimaryKeyConstraint("a"), t.primary_key, e.primary_key, sa.UniqueConstraint(), sa.UniqueConstraint("no"),
             sa.CheckConstraint("1"), sa.CheckConstraint(sa.text("a > :p")), sa.ForeignKeyConstraint([], []),
             sa.ForeignKeyConstraint(["a"], ["t.b"]), sa.schema.Constraint("w"), postgresql.ExcludeConstraint(("a", "="), name="ex"), sa.Index("i"),
             sa.Index("i", "a"), sa.Index("i", sa.func.lower(t.c.b)), sa.Index(None, t.c.a), sa.ForeignKey("t.a"), sa.Sequence("sq"),
             sa.Identity(), sa.Computed("x"), sa.DefaultClause("1"), sa.ColumnDefault(3), sa.FetchedValue()]
    types = [sa.Integer, sa.Integer(), sa.String, sa.Enum(), sa.Enum("a"), sa.ARRAY(sa.Integer), postgresql.ENUM("a", name="pe"), sa.JSON(),
             sa.LargeBinary, sa.PickleType(), sa.Boolean(), sa.types.TypeDecorator, sa.types.UserDefinedType(), mysql.DOUBLE(5, 2), postgresql.INTERVAL()]
    expressions = [sa.text("now()"), sa.func.now(), sa.select(t.c.a), t.c.a == 1, sa.literal(3), sa.null(), sa.and_(), t.alias("al"),
                   sa.table("lt", sa.column("x")), t.select().subquery(), t.insert(), t.delete(), sa.inspect, ops.DropTableOp("x"),
                   ops.CreateIndexOp("i", "t", ["a"]), ops.AddConstraintOp, t, e, metadata, sa.MetaData()]
    return plain + columns + parts + types + expressions


DDL = [getattr(sa.schema, name) for name in (
    "CreateTable", "DropTable", "CreateIndex", "DropIndex", "AddConstraint", "DropConstraint", "CreateColumn", "CreateSequence", "DropSequence",
    "CreateSchema", "DropSchema", "SetTableComment", "DropTableComment", "SetColumnComment", "DropColumnComment", "DDL")]
DIRECTIVES = ["add_column", "alter_column", "batch_alter_table", "bulk_insert", "create_check_constraint", "create_exclude_constraint",
              "create_foreign_key", "create_index", "create_primary_key", "create_table", "create_table_comment", "create_unique_constraint",
              "drop_column", "drop_constraint", "drop_index", "drop_table", "drop_table_comment", "execute", "f", "inline_literal", "invoke",
              "rename_table", "implementation_for", "get_bind"]
KEYWORDS = ["schema", "name", "unique", "type_", "existing_type", "nullable", "server_default", "existing_server_default", "comment",
            "existing_comment", "new_column_name", "if_exists", "if_not_exists", "postgresql_using", "postgresql_where", "postgresql_ops",
            "initially", "deferrable", "ondelete", "onupdate", "match", "quote", "table_name", "multiinsert", "execution_options",
            "mssql_drop_check", "autoincrement", "info", "prefixes"]
DIALECTS = [postgresql.dialect(), sqlite.dialect(), mysql.dialect()]


def write_ddl(pool):
    kind, value, dialect = rng.choice(DDL), rng.choice(pool), rng.choice([None, *DIALECTS])
    statement = kind(value)
    if dialect is None:
        str(statement)
        op.execute(statement)
    else:
        str(statement.compile(dialect=dialect))


def compile_one(pool):
    rng.choice(pool).compile(dialect=rng.choice(DIALECTS))


def direct(pool):
    names = ["t", "a", "nm", ["a"]]
    arguments = [rng.choice(pool if rng.random() < 0.5 else names) for _ in range(rng.randrange(5))]
    keywords = {rng.choice(KEYWORDS): rng.choice(pool) for _ in range(rng.randrange(3))}
    getattr(op, rng.choice(DIRECTIVES))(*arguments, **keywords)


def upgrade():
    pool = values()
    for _ in range(int(os.environ["COUNT"])):
        try:
            rng.choices([write_ddl, compile_one, direct], [4, 1, 6])[0](pool)
        except Exception:
            pass


def downgrade():
    pass
