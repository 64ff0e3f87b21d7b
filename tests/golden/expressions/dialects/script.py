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
    run(0, lambda: pg.insert(a).values(id=1).on_conflict_do_nothing())
    run(1, lambda: pg.insert(a).values(id=1).on_conflict_do_update(index_elements=["id"], set_={}))
    run(2, lambda: pg.insert(a).values(id=1).on_conflict_do_update(set_={"n": 1}))
    run(3, lambda: select(func.jsonb_build_object("a", a.c.id, "b", None)))
    run(4, lambda: select(X.c.j["a"], X.c.j["a"].astext, X.c.j[("a", "b")].astext, X.c.j["a"]["b"].astext, X.c.j[0]))
    run(5, lambda: select(X.c.j["a"].astext.cast(sa.Integer), cast(X.c.j["a"].astext, sa.Integer)))
    run(6, lambda: select(X.c.jb["a"], X.c.jb["a"]["b"], X.c.jb["a"].astext))
    run(7, lambda: select(X.c.id).where(X.c.jb.contains({"a": 1})))
    run(8, lambda: select(X.c.id).where(X.c.jb["a"].astext == "x", X.c.jb["n"].as_integer() > 5))
    run(9, lambda: select(X.c.id).where(X.c.jb.op("?")("k"), X.c.jb.op("->>")("k") == "v"))
    run(10, lambda: select(X.c.id).where(X.c.arr.any(5), X.c.arr.all(5), X.c.arr.contains([1, 2]), X.c.arr.overlap([3]), X.c.arr.contained_by([1])))
    run(11, lambda: select(X.c.id).where(5 == any_(X.c.arr), X.c.id == all_(X.c.arr)))
    run(12, lambda: select(X.c.id).where(X.c.arr == [1, 2], X.c.arr != None))
    run(13, lambda: X.update().values(arr=[1, 2], tags=["x", "y'z"], ip="10.0.0.1"))
    run(14, lambda: X.update().values(arr=[1, 2], tags=["x", "y'z"]))
    run(15, lambda: X.update().values(arr=[], tags=None))
    run(16, lambda: X.update().values(arr=func.array_append(X.c.arr, 5)))
    run(17, lambda: X.update().values(arr=X.c.arr + [5], tags=X.c.tags + ["z"]))
    run(18, lambda: X.update().values(iv=datetime.timedelta(days=1, seconds=3)))
    run(19, lambda: X.update().values(iv=datetime.timedelta(microseconds=1500000), u=uuid.UUID(int=1)))
    run(20, lambda: X.update().values(e="x", ts=datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)))
    run(21, lambda: X.update().values(jb=func.jsonb_set(X.c.jb, "{a}", "5")))
    run(22, lambda: X.update().values(jb=text("'{}'::jsonb")))
    run(23, lambda: X.update().values(h={"a": "b"}))
    run(24, lambda: X.update().values(r=text("'[1,2)'"), h=func.hstore("a", "b")))
    run(25, lambda: select(X.c.id).where(X.c.r.contains(5), X.c.h["k"] == "v", X.c.h.has_key("z")))
    run(26, lambda: select(X.c.id).where(X.c.r.op("&&")(text("'[1,2)'::int4range"))))
    run(27, lambda: select(X.c.id).where(X.c.ip.op("<<")("10.0.0.0/8")))
    run(28, lambda: select(X.c.id).where(X.c.ct == "x", X.c.ct.ilike("y"), X.c.e == "x", X.c.e.in_(["x"])))
    run(29, lambda: select(X.c.id).where(X.c.ts > func.now() - text("interval '1 day'"), X.c.ts - X.c.ts > datetime.timedelta(days=1)))
    run(30, lambda: select(X.c.id).where(func.to_tsvector("english", X.c.ct).op("@@")(func.to_tsquery("x"))))
    run(31, lambda: select(X.c.id).where(func.to_tsvector("english", X.c.ct).match("x", postgresql_regconfig="english")))
    run(32, lambda: select(func.to_tsvector(X.c.ct), func.plainto_tsquery("a b")))
    run(33, lambda: select(X.c.id).where(X.c.ct.regexp_match("a.b", flags="s")))
    run(34, lambda: select(func.json_agg(X.c.id), func.row_to_json(text("x")), func.to_jsonb(X.c.ct)).select_from(X))
    run(35, lambda: select(func.jsonb_each(X.c.jb).table_valued("key", "value")))
    run(36, lambda: select(func.jsonb_array_elements(X.c.jb["items"]).column_valued("e")))
    run(37, lambda: select(func.jsonb_array_elements(X.c.jb).alias("e").column))
    run(38, lambda: select(X.c.id, func.unnest(X.c.arr).label("v")))
    run(39, lambda: select(func.gen_random_uuid(), func.uuid_generate_v4(), func.clock_timestamp(), func.timezone("utc", func.now())))
    run(40, lambda: select(sa.func.count(sa.distinct(tuple_(a.c.id, a.c.n)))))
    run(41, lambda: select(literal([1, 2], pg.ARRAY(sa.Integer)), literal({"a": 1}, pg.JSONB)))
    run(42, lambda: select(literal("x", pg.CITEXT), literal(uuid.UUID(int=1), pg.UUID), literal("6f1c2d3e-0000-4a5b-8c7d-9e0f1a2b3c4d", pg.UUID(as_uuid=False))))
    run(43, lambda: select(type_coerce(literal("1"), sa.Integer) + 1))
    run(44, lambda: text("insert into t (a, b) values (:a, :b)").bindparams(bindparam("a", [1, 2], type_=pg.ARRAY(sa.Integer)), bindparam("b", ["x"], type_=pg.ARRAY(sa.Text))))
    run(45, lambda: text("insert into t (a) values (:a)").bindparams(bindparam("a", "10.0.0.1", type_=pg.INET)))
    run(46, lambda: text("insert into t (a) values (:a)").bindparams(a=[1, 2]))
    run(47, lambda: text("insert into t (a) values (:a)").bindparams(a={"x": 1}))
    run(48, lambda: text("insert into t (a) values (:a)").bindparams(a=uuid.UUID(int=1)))
    run(49, lambda: text("insert into t (a) values (:a)").bindparams(a=decimal.Decimal("NaN")))
    run(50, lambda: text("insert into t (a) values (:a)").bindparams(a=datetime.timedelta(hours=5)))
    run(51, lambda: text("insert into t (a) values (:nope)").bindparams(a=1))
    run(52, lambda: text("select 'a\\b', :x").bindparams(x="c\\d"))
    run(53, lambda: text("select E'a\\\\:b', '12:30', 'http://x', :y::int, a::text, b[1:2], '%s %%'").bindparams(y=5))
    run(54, lambda: a.insert().values(name="back\\slash", n=-5, f=-1.5, balance=decimal.Decimal("-1E+3")))
    run(55, lambda: a.insert().values(name="new\nline\ttab", f=1e-7))
    run(56, lambda: a.insert().values(name="", blob=b"\xff"))
    run(57, lambda: a.insert().values(name=Color.red))
    run(58, lambda: a.insert().values(day=datetime.datetime(2020, 1, 2, 3, 4), at=datetime.date(2020, 1, 2)))
    run(59, lambda: a.insert().values(t="12:00", day="2020-01-01"))
    run(60, lambda: a.insert().values(n=decimal.Decimal("5"), f=decimal.Decimal("2.50"), balance="1.5", name=None))
    run(61, lambda: a.insert().values(u="6f1c2d3e-0000-4a5b-8c7d-9e0f1a2b3c4d"))
    run(62, lambda: select(a.c.id).where(a.c.name.in_(x for x in ["a", "b"])))
    run(63, lambda: select(a.c.id).where(a.c.id.in_(range(3)), a.c.id.in_({5}), a.c.id.in_((1,))))
    run(64, lambda: select(a.c.id).where(a.c.id.in_("abc")))
    run(65, lambda: select(a.c.id).where(a.c.id.in_(5)))
    run(66, lambda: select(a.c.id).where("x = 1"))
    run(67, lambda: select("a"))
    run(68, lambda: select(a.c.nope))
    run(69, lambda: a.c["nope"])
    run(70, lambda: select(a.c.id).where(a.c.id.like(5)))
    run(71, lambda: select(a.c.id).order_by(None))
    run(72, lambda: select(a.c.id).where(a.c.id < None))
    run(73, lambda: select(a.c.id).where(a.c.id.between(None, 5)))
    run(74, lambda: select(a.c.id) + 1)
    run(75, lambda: and_(a.c.id == 1))
    run(76, lambda: a.c.id == 1)
    run(77, lambda: func.now())
    run(78, lambda: text(""))
    run(79, lambda: 5)
    run(80, lambda: None)
    run(81, lambda: [text("select 1")])
    run(82, lambda: select(a.c.id).where(bool(a.c.id == 1)))
    run(83, lambda: select(a.c.id).where(a.c.id == 1 and a.c.n == 2))
def downgrade():
    pass
