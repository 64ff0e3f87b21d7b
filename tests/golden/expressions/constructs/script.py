"""Expressions, one a statement: what Alembic makes of them is recorded beside."""
import datetime, decimal, re, uuid, enum
import sqlalchemy as sa
from sqlalchemy import func, select, and_, or_, not_, case, literal, literal_column, text, bindparam, cast, type_coerce, tuple_, exists, null, true, false, distinct, desc, asc, nulls_first, nulls_last, extract, union, union_all, intersect, except_, values, column, table, any_, all_, between, collate, insert, update, delete
from alembic import op
from sqlalchemy.dialects import postgresql as pg, mysql, sqlite
revision = "a1"
down_revision = None
branch_labels = None
depends_on = None
class Color(enum.Enum):
    red = 1
    green = 2
a = sa.table("account", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("balance", sa.Numeric(10, 2)), sa.column("flag", sa.Boolean), sa.column("at", sa.DateTime), sa.column("day", sa.Date), sa.column("data", sa.JSON), sa.column("n", sa.Integer), sa.column("color", sa.Enum(Color, name="color")), sa.column("blob", sa.LargeBinary), sa.column("u", sa.Uuid), sa.column("f", sa.Float), sa.column("t", sa.Time))
b = sa.table("order", sa.column("id", sa.Integer), sa.column("account_id", sa.Integer), sa.column("Total", sa.Integer), sa.column("select"), schema="shop")
m = sa.MetaData()
T = sa.Table("parent", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(50), default="x"), sa.Column("updated", sa.DateTime, onupdate=sa.func.now()), sa.Column("code", sa.String(5), server_default="k"))
U = sa.Table("child", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("parent_id", sa.ForeignKey("parent.id")), sa.Column("flag", sa.Boolean))
X = sa.table("x", sa.column("id", sa.Integer), sa.column("j", pg.JSON), sa.column("jb", pg.JSONB), sa.column("arr", pg.ARRAY(sa.Integer)), sa.column("tags", pg.ARRAY(sa.Text)), sa.column("ip", pg.INET), sa.column("iv", pg.INTERVAL), sa.column("u", pg.UUID(as_uuid=True)), sa.column("e", pg.ENUM("x", "y", name="xy")), sa.column("ts", pg.TIMESTAMP(timezone=True)), sa.column("h", pg.HSTORE), sa.column("r", pg.INT4RANGE), sa.column("ct", pg.CITEXT))
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement, Executable, ClauseElement, ColumnElement
from sqlalchemy.types import TypeDecorator, UserDefinedType
from sqlalchemy.sql.functions import GenericFunction
class my_now(FunctionElement):
    name = "my_now"
    type = sa.DateTime()
    inherit_cache = True
@compiles(my_now)
def c1(element, compiler, **kw):
    return "CURRENT_TIMESTAMP"
@compiles(my_now, "postgresql")
def c2(element, compiler, **kw):
    return "TIMEZONE('utc', CURRENT_TIMESTAMP)"
class greatest(FunctionElement):
    name = "greatest"
    type = sa.Integer()
    inherit_cache = True
@compiles(greatest)
def c3(element, compiler, **kw):
    return compiler.visit_function(element)
@compiles(greatest, "sqlite")
@compiles(greatest, "mysql")
def c4(element, compiler, **kw):
    return "max(%s)" % ", ".join(compiler.process(c, **kw) for c in element.clauses)
class Upper(ColumnElement):
    inherit_cache = True
    def __init__(self, value):
        self.value = value
        self.type = sa.String()
@compiles(Upper)
def c5(element, compiler, **kw):
    return "upper('%s')" % element.value
class CreateView(Executable, ClauseElement):
    inherit_cache = True
    def __init__(self, name, select):
        self.name = name
        self.select = select
@compiles(CreateView)
def c6(element, compiler, **kw):
    return "CREATE VIEW %s AS %s" % (element.name, compiler.process(element.select, literal_binds=True))
class Trim(TypeDecorator):
    impl = sa.String
    cache_ok = True
    def process_bind_param(self, value, dialect):
        return None if value is None else "<%s:%s>" % (dialect.name, value)
class Lit(TypeDecorator):
    impl = sa.Text
    cache_ok = True
    def process_literal_param(self, value, dialect):
        return str(sorted(value.items()))
class my_generic(GenericFunction):
    type = sa.Integer
    inherit_cache = True
class other(GenericFunction):
    name = "OTHER"
    identifier = "my_other"
    type = sa.String
    inherit_cache = True
X2 = sa.table("x2", sa.column("id", sa.Integer), sa.column("v", Trim(20)), sa.column("w", Lit))
def run(number, f):
    op.execute("-- %d" % number)
    try:
        op.execute(f())
    except Exception as e:
        op.execute("ERR %s: %s" % (type(e).__name__, re.sub("0x[0-9a-f]+", "0x", str(e).replace("%", "%%"))[:300]))
def upgrade():
    run(0, lambda: text(str(a.c.id == 5)))
    run(1, lambda: text(str(select(a.c.id).where(a.c.name == "x")).replace(":", "@")))
    run(2, lambda: text(str(select(a.c.id).where(a.c.name == "x").compile(dialect=pg.dialect(), compile_kwargs={"literal_binds": True}))))
    run(3, lambda: text(str(select(a.c.id).where(a.c.name == "x", a.c.id.in_([1, 2])).compile(dialect=pg.dialect())).replace("%", "@").replace(":", "@")))
    run(4, lambda: text(str(select(a.c.id).limit(5).compile(dialect=sqlite.dialect()))))
    run(5, lambda: text(str(select(a.c.id).limit(5).compile(dialect=mysql.dialect(), compile_kwargs={"literal_binds": True}))))
    run(6, lambda: text(str(a.c.name.ilike("x").compile(compile_kwargs={"literal_binds": True}))))
    run(7, lambda: text(str(func.now()) + str(a) + str(b) + str(a.c.id) + str(b.c.id) + str(T) + str(T.c.id) + str(a.c.id + 5).replace(":", "@")))
    run(8, lambda: text(repr(a.c.id == 5)[:50] + repr(type(a)) + repr(T.c.id)))
    run(9, lambda: text(str(and_(a.c.id == 1, or_(a.c.n == 2, a.c.n == 3)).compile(compile_kwargs={"literal_binds": True}))))
    run(10, lambda: text(str(a.insert().values(id=5, name="x").compile(compile_kwargs={"literal_binds": True}))))
    run(11, lambda: text(str(a.insert().values(id=5, name="x")).replace(":", "@")))
    run(12, lambda: text(str(select(a.c.id).where(a.c.id == bindparam("q"))).replace(":", "@")))
    run(13, lambda: text(str(select(a.c.id).where(a.c.id == 5).compile().params)))
    run(14, lambda: text(str(case((a.c.n == 1, "x"), else_="y").compile(compile_kwargs={"literal_binds": True}))))
    run(15, lambda: text(str(pg.insert(a).values(id=1).on_conflict_do_nothing()).replace(":", "@")))
    run(16, lambda: text(str(cast(a.c.id, sa.String)) + str(literal(5)).replace(":", "@") + str(text("a b")) + str(null()) + str(true())))
    run(17, lambda: select(my_now()),)
    run(18, lambda: select(my_now()))
    run(19, lambda: select(a.c.id).where(greatest(a.c.id, 5) > 3))
    run(20, lambda: X2.insert().values(v="abc", w={"k": 1}))
    run(21, lambda: X2.update().where(X2.c.v == "abc").values(v="zz"))
    run(22, lambda: select(X2.c.id).where(X2.c.v.in_(["a", "b"]), X2.c.v.like("q%")))
    run(23, lambda: X2.insert().values([{"v": "x"}, {"v": "y"}]))
    run(24, lambda: select(func.my_generic(5), func.my_generic(6).label("z"), func.my_other(1)))
    run(25, lambda: a.insert().values(name=Upper("x")))
    run(26, lambda: CreateView("v", select(a.c.id, a.c.name)))
    run(27, lambda: select(a.c.id).params(x=1))
    run(28, lambda: select(a.c.id).where(a.c.id == bindparam("x")).params(x=5))
    run(29, lambda: select(sa.func.count("*"), sa.func.count(1), sa.func.count(text("*"))))
    run(30, lambda: select(a.c.id, sa.text("5 as x")).select_from(a).where(sa.text("1=1")).order_by(sa.text("x desc")))
    run(31, lambda: select(*[c for c in a.c if c.name != "id"][:2]))
    run(32, lambda: select(a.c["id"], *a.columns[:1] if False else []))
    run(33, lambda: select(sa.literal_column("count(*)").label("n")).select_from(sa.text("foo")))
    run(34, lambda: select(sa.table("foo", schema="bar")))
    run(35, lambda: select(sa.table("foo", sa.column("x")).c.x).where(sa.column("y") == 5, sa.column("z").is_(None)))
    run(36, lambda: sa.update(a).where(a.c.id == 1).values(n=sa.text("n + 1"), name=sa.literal_column("upper(name)")))
    run(37, lambda: sa.delete(a).where(sa.text("id = 5")))
    run(38, lambda: sa.insert(a).from_select(["id", "name"], sa.text("select 1, 'x'").columns(sa.column("id"), sa.column("name"))))
    run(39, lambda: select(a.c.id).where(sa.func.date(a.c.at) == "2020-01-01", sa.func.length(a.c.name) > 5, sa.func.lower(a.c.name).like("x%")))
    run(40, lambda: select(a.c.id).where(a.c.at >= sa.func.now() - sa.text("INTERVAL '1 day'")))
    run(41, lambda: select(sa.type_coerce(5, sa.String)),)
    run(42, lambda: select(sa.extract("year", sa.func.now()), sa.func.extract("x")))
    run(43, lambda: select(a.c.flag.label("f")).where(sa.literal(True), a.c.flag == sa.true()))
    run(44, lambda: select(a.c.id).where(sa.exists(select(sa.literal(1)).where(b.c.account_id == a.c.id))))
    run(45, lambda: select(b.c.id).where(b.c.id.in_(select(a.c.id).where(a.c.id == b.c.id).scalar_subquery())))
    run(46, lambda: select(a.c.id).where(a.c.id.in_(select(b.alias("bb").c.id))))
    run(47, lambda: select(sa.alias(a, "q").c.id).where(sa.alias(a, "q").c.n == 5))
    run(48, lambda: a.update().values(n=select(T.c.id).where(T.c.name == a.c.name).limit(1).scalar_subquery()).where(a.c.n.is_(None)))
    run(49, lambda: T.update().values(name=select(U.c.flag).where(U.c.parent_id == T.c.id).correlate(T).scalar_subquery()))
    run(50, lambda: T.insert().values(id=1, name=select(sa.func.max(T.c.name)).scalar_subquery()))
def downgrade():
    pass
