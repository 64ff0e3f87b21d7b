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
    run(0, lambda: select(a.c.id, a.c.name))
    run(1, lambda: select(a))
    run(2, lambda: select(a.c.id).where(a.c.id == 5))
    run(3, lambda: select(a.c.id).where(a.c.id != None, a.c.name == None))
    run(4, lambda: select(a.c.id).where(a.c.flag))
    run(5, lambda: select(a.c.id).where(~a.c.flag))
    run(6, lambda: select(a.c.id).where(not_(a.c.flag), a.c.n > 1))
    run(7, lambda: select(a.c.id).where(a.c.flag == True))
    run(8, lambda: select(a.c.id).where(a.c.flag.is_(False)))
    run(9, lambda: select(a.c.id).where(a.c.flag != False))
    run(10, lambda: select(a.c.id).where(or_(a.c.n > 1, a.c.n < -1), a.c.flag))
    run(11, lambda: select(a.c.id).where(or_(a.c.n > 1, and_(a.c.n < -1, a.c.flag))))
    run(12, lambda: select(a.c.id).where((a.c.n + 1) * 2 > 3))
    run(13, lambda: select(a.c.id).where(a.c.n - (a.c.id - 1) > 3))
    run(14, lambda: select(a.c.id).where(-(a.c.n + 1) < 0))
    run(15, lambda: select(a.c.id).where(-a.c.n < 0))
    run(16, lambda: select(a.c.n / 2, a.c.n // 2, a.c.n % 2, a.c.balance / 3, 10 / a.c.n, a.c.f // 2))
    run(17, lambda: select(a.c.name + "x", "y" + a.c.name, a.c.name + a.c.name + "z", a.c.name.concat("q")))
    run(18, lambda: select(a.c.id).where(a.c.name.like("a%")))
    run(19, lambda: select(a.c.id).where(a.c.name.like("a/%", escape="/")))
    run(20, lambda: select(a.c.id).where(a.c.name.ilike("a%"), a.c.name.not_like("b"), a.c.name.not_ilike("c")))
    run(21, lambda: select(a.c.id).where(a.c.name.contains("a"), a.c.name.startswith("b"), a.c.name.endswith("c")))
    run(22, lambda: select(a.c.id).where(a.c.name.contains("a%_", autoescape=True), a.c.name.startswith("b/", autoescape=True)))
    run(23, lambda: select(a.c.id).where(~a.c.name.contains("a"), not_(a.c.name.startswith("b"))))
    run(24, lambda: select(a.c.id).where(a.c.name.icontains("a"), a.c.name.istartswith("b"), a.c.name.iendswith("c")))
    run(25, lambda: select(a.c.id).where(a.c.name.contains(a.c.name + "x")))
    run(26, lambda: select(a.c.id).where(a.c.id.in_([1, 2, 3])))
    run(27, lambda: select(a.c.id).where(a.c.id.in_([])))
    run(28, lambda: select(a.c.id).where(a.c.id.not_in([])))
    run(29, lambda: select(a.c.id).where(a.c.id.not_in([1, 2]), a.c.n == 1))
    run(30, lambda: select(a.c.id).where(~a.c.id.in_([1, 2])))
    run(31, lambda: select(a.c.id).where(a.c.name.in_(["a", "b'c"])))
    run(32, lambda: select(a.c.id).where(a.c.id.in_(select(b.c.account_id))))
    run(33, lambda: select(a.c.id).where(a.c.id.not_in(select(b.c.account_id).where(b.c.Total > 3))))
    run(34, lambda: select(a.c.id).where(a.c.id.in_([1, None, literal_column("x")])))
    run(35, lambda: select(a.c.id).where(tuple_(a.c.id, a.c.name).in_([(1, "a"), (2, "b")])))
    run(36, lambda: select(a.c.id).where(tuple_(a.c.id, a.c.name).in_([])))
    run(37, lambda: select(a.c.id).where(a.c.n.between(1, 5)))
    run(38, lambda: select(a.c.id).where(~a.c.n.between(1, 5), a.c.n.between(1, 5, symmetric=True)))
    run(39, lambda: select(a.c.id).where(between(a.c.n, a.c.id, a.c.id + 5)))
    run(40, lambda: select(a.c.id).where(a.c.n.is_distinct_from(5), a.c.n.is_not_distinct_from(None)))
    run(41, lambda: select(a.c.id).where(a.c.name.regexp_match("^a")))
    run(42, lambda: select(a.c.id).where(a.c.name.regexp_match("^a", flags="i"), ~a.c.name.regexp_match("b")))
    run(43, lambda: select(a.c.name.regexp_replace("a", "b"), a.c.name.regexp_replace("a", "b", flags="g")))
    run(44, lambda: select(a.c.name.collate("C")))
    run(45, lambda: select(a.c.name).order_by(a.c.name.collate("de_DE").desc()))
    run(46, lambda: select(a.c.id).where(a.c.name.match("x")))
    run(47, lambda: select(a.c.id).where(a.c.name.op("~*")("x"), a.c.n.op("&")(4) == 0))
    run(48, lambda: select(a.c.id).where((a.c.n.op("&")(4) + 1) == 0))
    run(49, lambda: select(a.c.id).where(a.c.n.bool_op("@@")(4)))
    run(50, lambda: select(a.c.id).where(a.c.n.bitwise_and(4) == 1, a.c.n.bitwise_or(4) == 1, a.c.n.bitwise_xor(4) == 1, ~a.c.n.bitwise_not() == 2))
    run(51, lambda: select(a.c.n.bitwise_lshift(2), a.c.n.bitwise_rshift(1)))
    run(52, lambda: select(func.count(), func.count(a.c.id), func.count(distinct(a.c.id)), func.count(a.c.id.distinct())))
    run(53, lambda: select(func.max(a.c.id), func.min(a.c.id), func.sum(a.c.n).label("s"), func.avg(a.c.n)))
    run(54, lambda: select(func.max(a.c.id), func.max(a.c.n), func.max(a.c.id)))
    run(55, lambda: select(func.now(), func.current_timestamp(), func.current_date(), func.current_user(), func.localtimestamp(), func.random(), func.sysdate()))
    run(56, lambda: select(func.coalesce(a.c.name, "x"), func.lower(a.c.name), func.char_length(a.c.name), func.concat(a.c.name, "x")))
    run(57, lambda: select(func.pg_catalog.format("x", 1), func.MyFunc(1), func.my_func_(2), func.Foo.Bar(3)))
    run(58, lambda: select(func.date_trunc("day", a.c.at).label("d")).group_by(func.date_trunc("day", a.c.at)))
    run(59, lambda: select(func.substring(a.c.name, 1, 2), func.substring(a.c.name, 3)))
    run(60, lambda: select(func.row_number().over(partition_by=a.c.name, order_by=a.c.id.desc())))
    run(61, lambda: select(func.sum(a.c.n).over(order_by=[a.c.id, a.c.n], rows=(None, 0)), func.sum(a.c.n).over(range_=(-1, 2)), func.rank().over()))
    run(62, lambda: select(func.percentile_cont(0.5).within_group(a.c.n.desc()), func.count(a.c.id).filter(a.c.n > 5)))
    run(63, lambda: select(func.count(a.c.id).filter(a.c.n > 5, a.c.flag).over(partition_by=a.c.name)))
    run(64, lambda: select(func.aggregate_strings(a.c.name, ", ")))
    run(65, lambda: select(func.array_agg(a.c.name)))
    run(66, lambda: select(func.cube(a.c.name, a.c.n), func.grouping_sets(tuple_(a.c.n), a.c.id), func.rollup(a.c.n, a.c.id)))
    run(67, lambda: select(case((a.c.n > 1, "a"), (a.c.n > 0, "b"), else_="c")))
    run(68, lambda: select(case((a.c.flag, 1), else_=0).label("x")))
    run(69, lambda: select(case({"a": 1, "b": 2}, value=a.c.name, else_=3)))
    run(70, lambda: select(case((a.c.n == None, a.c.id), else_=a.c.n + 1)))
    run(71, lambda: select(case((a.c.n > 1, "a")).label("x"), a.c.id))
    run(72, lambda: select(cast(a.c.n, sa.String), cast(a.c.name, sa.Integer).label("i"), cast("5", sa.Integer), cast(None, sa.Date)))
    run(73, lambda: select(cast(a.c.n + 1, sa.Numeric(5, 2)), a.c.n.cast(sa.Text), cast(func.max(a.c.n), sa.BigInteger)))
    run(74, lambda: select(type_coerce(a.c.n, sa.String) + "x"))
    run(75, lambda: select(extract("year", a.c.at), extract("epoch", a.c.at), extract("dow", a.c.day)))
    run(76, lambda: select(extract("milliseconds", a.c.at)))
    run(77, lambda: select(literal(5), literal("x"), literal(None), literal(2.5), literal(decimal.Decimal("1.50")), literal(True)))
    run(78, lambda: select(literal(datetime.date(2020, 1, 2)), literal(datetime.datetime(2020, 1, 2, 3, 4, 5, 678)), literal(datetime.time(1, 2, 3))))
    run(79, lambda: select(literal(b"abc"), literal(uuid.UUID(int=7)), literal(10**12)))
    run(80, lambda: select(literal(datetime.timedelta(days=1))))
    run(81, lambda: select(null(), true(), false()))
    run(82, lambda: select(a.c.id).where(true()),)
    run(83, lambda: select(a.c.id).where(true()))
    run(84, lambda: select(a.c.id).where(false(), a.c.id > 1))
    run(85, lambda: select(a.c.id).where(and_(true(), a.c.id == 1)))
    run(86, lambda: select(a.c.id).where(or_(false(), a.c.id == 1)))
    run(87, lambda: select(a.c.id).where(or_(true(), a.c.id == 1)))
    run(88, lambda: select(a.c.id).where(text("x = 1 and y = ':z'"), text("a = :b").bindparams(b=5)))
    run(89, lambda: select(text("a"), literal_column("b"), column("c")))
    run(90, lambda: select(text("a, b")).select_from(text("t")))
    run(91, lambda: select(column("c")).select_from(table("zz")))
    run(92, lambda: select(a.c.id).select_from(a.join(b, a.c.id == b.c.account_id)))
    run(93, lambda: select(a.c.id, b.c.id).select_from(a.outerjoin(b, a.c.id == b.c.account_id)))
    run(94, lambda: select(a.c.id).join(b, a.c.id == b.c.account_id))
    run(95, lambda: select(a.c.id).join_from(a, b, a.c.id == b.c.account_id, isouter=True))
    run(96, lambda: select(a, b).join(b, a.c.id == b.c.account_id, full=True))
    run(97, lambda: select(T, U).join(U))
    run(98, lambda: select(T.c.id, U.c.id).select_from(T.join(U)))
    run(99, lambda: select(T.c.id, U.c.id, T.c.id))
    run(100, lambda: select(a.c.id, b.c.id))
    run(101, lambda: select(a.c.id, a.c.id))
    run(102, lambda: select(a.c.id.label("x"), a.c.n.label("x")))
    run(103, lambda: select(a.c.id.label("x")).order_by("x"))
    run(104, lambda: select(a.c.id.label("x")).order_by(desc("x"), asc("name")))
    run(105, lambda: select(a.c.id.label("x")).order_by(a.c.id.label("x")))
    run(106, lambda: select((a.c.id + 1).label("x")).group_by("x").order_by(text("1")))
    run(107, lambda: select(a.c.id).order_by("nope"))
    run(108, lambda: select(a.c.id).order_by(a.c.id.desc().nulls_last(), nulls_first(a.c.n)))
    run(109, lambda: select(a.c.id).distinct())
    run(110, lambda: select(a.c.id).distinct(a.c.name))
    run(111, lambda: select(a.c.id).limit(5))
    run(112, lambda: select(a.c.id).offset(5))
    run(113, lambda: select(a.c.id).limit(5).offset(10))
    run(114, lambda: select(a.c.id).fetch(5))
    run(115, lambda: select(a.c.id).fetch(5, with_ties=True).offset(2))
    run(116, lambda: select(a.c.id).fetch(5, percent=True))
    run(117, lambda: select(a.c.id).slice(2, 7))
    run(118, lambda: select(a.c.id).limit(a.c.n + 1))
    run(119, lambda: select(a.c.id).with_for_update())
    run(120, lambda: select(a.c.id).with_for_update(read=True, nowait=True))
    run(121, lambda: select(a.c.id).with_for_update(of=a, skip_locked=True, key_share=True))
    run(122, lambda: select(a.c.id).with_for_update(of=b.c.id))
    run(123, lambda: select(func.count()).select_from(a))
    run(124, lambda: select(func.count()).select_from(select(a.c.id).subquery()))
    run(125, lambda: select(func.count()).select_from(select(a.c.id).alias("q")))
    run(126, lambda: select(a.c.name, func.count(a.c.id)).group_by(a.c.name).having(func.count(a.c.id) > 1, a.c.name != "x"))
def downgrade():
    pass
