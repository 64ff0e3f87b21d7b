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
    run(0, lambda: a.insert().values(id=1, name="x"))
    run(1, lambda: a.insert().values(id=1, name=None, flag=True, balance=decimal.Decimal("1.5"), day=datetime.date(2020,1,1), at=datetime.datetime(2020,1,1,2,3), data={"a": [1, None, "x'y"]}, color=Color.red, blob=b"x'y", u=uuid.UUID(int=3), f=1.5, t=datetime.time(1,2,3)))
    run(2, lambda: a.insert().values(color="green"))
    run(3, lambda: a.insert().values(color="nope"))
    run(4, lambda: a.insert().values(flag=2))
    run(5, lambda: a.insert().values(n="abc"))
    run(6, lambda: a.insert().values(name=5))
    run(7, lambda: a.insert().values(data=None))
    run(8, lambda: a.insert().values(data=[1,2,{"é": "ü"}]))
    run(9, lambda: a.insert().values(data=null()))
    run(10, lambda: a.insert().values(at="2020-01-01"))
    run(11, lambda: a.insert().values(n=5.7, f=3, balance=2))
    run(12, lambda: a.insert().values(n=True, f=float("inf")))
    run(13, lambda: a.insert().values({"id": 1, a.c.name: "q"}))
    run(14, lambda: a.insert().values((1, "x")))
    run(15, lambda: a.insert().values([{"id": 1, "name": "a"}, {"id": 2, "name": "b"}]))
    run(16, lambda: a.insert().values([{"id": 1, "name": "a"}, {"id": 2}]))
    run(17, lambda: a.insert().values([(1, "a"), (2, "b")]))
    run(18, lambda: a.insert().values([{"id": 1, "name": func.lower("A")}, {"id": a.c.n + 1, "name": "b"}]))
    run(19, lambda: a.insert().values(id=select(func.max(a.c.id) + 1).scalar_subquery(), name=func.upper("x")))
    run(20, lambda: a.insert().values(nope=1))
    run(21, lambda: a.insert().values(id=1).returning(a.c.id))
    run(22, lambda: a.insert().values(id=1).returning(a.c.id, a.c.name.label("q"), func.lower(a.c.name), a.c.n + 1))
    run(23, lambda: a.insert().values(id=1).returning(a))
    run(24, lambda: a.insert().values(id=literal_column("5"), name=text("'x'")))
    run(25, lambda: a.insert().values(id=bindparam("p", 7), name=bindparam("q", "z", type_=sa.String)))
    run(26, lambda: a.insert())
    run(27, lambda: a.insert().values())
    run(28, lambda: a.insert().from_select(["id", "name"], select(b.c.id, b.c["select"])))
    run(29, lambda: a.insert().from_select([a.c.id], select(b.c.id).where(b.c.Total > 5).order_by(b.c.id).limit(3)))
    run(30, lambda: a.insert().from_select(["id"], union_all(select(b.c.id), select(literal(5)))))
    run(31, lambda: a.insert().from_select(["id"], select(literal(1)).where(not_(exists().where(a.c.id == 1)))))
    run(32, lambda: a.insert().from_select(["id"], select(literal(1)).where(~exists(select(a.c.id).where(a.c.id == 1)))))
    run(33, lambda: a.insert().prefix_with("OR IGNORE", dialect="sqlite").values(id=1))
    run(34, lambda: T.insert().values(name="q"))
    run(35, lambda: T.insert().values(id=5))
    run(36, lambda: T.insert().values(id=func.nextval("s")))
    run(37, lambda: T.insert().values([{"name": "a"}, {"name": "b"}]))
    run(38, lambda: T.insert().values([{"code": "a"}, {"code": "b"}]))
    run(39, lambda: T.insert())
    run(40, lambda: T.insert().inline().values(name="z"))
    run(41, lambda: T.insert().from_select(["code"], select(a.c.name)))
    run(42, lambda: T.insert().from_select(["code"], select(a.c.name), include_defaults=False))
    run(43, lambda: T.insert().values(name="z").returning(T.c.id, T.c.code))
    run(44, lambda: a.update().values(name="x"))
    run(45, lambda: a.update().where(a.c.id == 5).values(name="x", n=None))
    run(46, lambda: a.update().where(a.c.id == 5, a.c.flag).values({a.c.n: a.c.n + 1, "name": func.lower(a.c.name)}))
    run(47, lambda: a.update().values(n=select(func.count(b.c.id)).where(b.c.account_id == a.c.id).scalar_subquery()))
    run(48, lambda: a.update().values(n=select(func.count(b.c.id)).where(b.c.account_id == a.c.id).as_scalar()))
    run(49, lambda: a.update().values(n=b.c.Total).where(b.c.account_id == a.c.id))
    run(50, lambda: a.update().where(a.c.id == b.c.account_id).where(b.c.Total > 5).values(name="z"))
    run(51, lambda: a.update().where(exists().where(b.c.account_id == a.c.id)).values(name="z"))
    run(52, lambda: a.update().where(a.c.id.in_(select(b.c.account_id))).values(name="z"))
    run(53, lambda: a.update().values(name=case((a.c.n > 1, "a"), else_=a.c.name)))
    run(54, lambda: a.update().values(flag=~a.c.flag))
    run(55, lambda: a.update().values(flag=a.c.n > 5))
    run(56, lambda: a.update().values(flag=and_(a.c.n > 5, a.c.flag)))
    run(57, lambda: a.update().values(name=a.c.name + "!" + a.c.name))
    run(58, lambda: a.update().values(balance=-a.c.balance, n=-(a.c.n + 1)))
    run(59, lambda: a.update().ordered_values((a.c.name, "x"), (a.c.id, 4)))
    run(60, lambda: a.update().values(nope=1))
    run(61, lambda: a.update())
    run(62, lambda: a.update().values(name="x").returning(a.c.id))
    run(63, lambda: a.update().values(data={"x": 1}).where(a.c.data.is_(None)))
    run(64, lambda: a.update().values(data=cast({"x": 1}, sa.JSON)))
    run(65, lambda: a.update().values(name=func.replace(a.c.name, "%", "x")))
    run(66, lambda: a.update().values(name=null()))
    run(67, lambda: a.update().values(at=func.now(), day=func.current_date()))
    run(68, lambda: a.update().values(name=bindparam("q", "w")).where(a.c.id == bindparam("i", 5)))
    run(69, lambda: a.update().values(name=bindparam("q")).where(a.c.id == bindparam("i")))
    run(70, lambda: a.update().with_dialect_options(mysql_limit=5).values(name="x"))
    run(71, lambda: b.update().values(Total=1, select="x"))
    run(72, lambda: b.update().where(b.c.Total == 1).values({"Total": b.c.Total + 1}))
    run(73, lambda: T.update().values(name="y"))
    run(74, lambda: T.update().where(T.c.id == U.c.parent_id).values(name="y"))
    run(75, lambda: T.update().where(T.c.id == select(U.c.parent_id).where(U.c.id == T.c.id).scalar_subquery()).values(name="y"))
    run(76, lambda: a.delete())
    run(77, lambda: a.delete().where(a.c.id == 1))
    run(78, lambda: a.delete().where(a.c.id == b.c.account_id))
    run(79, lambda: a.delete().where(a.c.id == 1).returning(a.c.name))
    run(80, lambda: a.delete().where(or_(a.c.id == 1, a.c.name == "x"), a.c.n < 5))
    run(81, lambda: a.delete().where(a.c.id.in_([1, 2, 3])).where(a.c.name.in_(())))
    run(82, lambda: a.alias("x").delete().where(a.c.id == 1))
    run(83, lambda: sa.delete(a).where(tuple_(a.c.id, a.c.n).in_(select(b.c.id, b.c.Total))))
    run(84, lambda: union(select(a.c.id), select(b.c.id)))
    run(85, lambda: union_all(select(a.c.id).where(a.c.id > 1), select(b.c.id)).order_by("id").limit(5))
    run(86, lambda: union(select(a.c.id).limit(1), select(b.c.id).order_by(b.c.id)))
    run(87, lambda: select(union(select(a.c.id), select(b.c.id)).subquery()))
    run(88, lambda: select(a.c.id).union(select(b.c.id)).union_all(select(literal(1))))
    run(89, lambda: intersect(select(a.c.id), select(b.c.id)),)
    run(90, lambda: except_(select(a.c.id), select(b.c.id, b.c.Total)))
    run(91, lambda: select(select(a.c.id).scalar_subquery()))
    run(92, lambda: select(select(func.max(a.c.id)).scalar_subquery().label("m"), b.c.id))
    run(93, lambda: select(a.c.id, select(func.count()).select_from(b).where(b.c.account_id == a.c.id).scalar_subquery().label("n")))
    run(94, lambda: select(a.c.id).where(a.c.n > select(func.avg(a.c.n)).scalar_subquery()))
    run(95, lambda: select(a.c.id).where(exists().where(b.c.account_id == a.c.id)))
    run(96, lambda: select(a.c.id).where(~exists(select(1).where(b.c.account_id == a.c.id))))
    run(97, lambda: select(a.c.id).where(select(b.c.id).where(b.c.account_id == a.c.id).exists()))
    run(98, lambda: select(a.c.id).where(exists(select(b.c.id).where(b.c.account_id == a.c.id)).correlate(a)))
    run(99, lambda: select(exists().where(a.c.id == 1)))
    run(100, lambda: select(select(a.c.id, func.max(a.c.n)).group_by(a.c.id).subquery("q")))
    run(101, lambda: select(select(a.c.id, func.max(a.c.n)).group_by(a.c.id).subquery()))
    run(102, lambda: select(select(a.c.id.label("x"), (a.c.n + 1).label("y")).subquery().c.y))
    run(103, lambda: select(select(a, b).subquery("z")))
    run(104, lambda: select(a.alias("x").c.id))
    run(105, lambda: select(a.alias().c.id, a.alias("y").c.id))
    run(106, lambda: select(a.c.id).where(a.c.id == any_(select(b.c.id).scalar_subquery())))
    run(107, lambda: select(a.c.id).where(5 == all_(select(b.c.id).scalar_subquery())))
    run(108, lambda: select(a.c.id).where(a.c.id > any_(literal_column("ARRAY[1,2]"))))
    run(109, lambda: select(select(a.c.id).where(a.c.n > 1).cte("q")))
    run(110, lambda: select(a.c.id).where(a.c.id.in_(select(select(b.c.id).cte("w").c.id))))
    run(111, lambda: a.insert().from_select(["id"], select(select(b.c.id).cte("w").c.id)))
    run(112, lambda: select(select(b.c.id).cte()))
    run(113, lambda: a.delete().where(a.c.id.in_(select(select(b.c.id).where(b.c.Total > 5).cte("w").c.id))))
    run(114, lambda: select(a.delete().where(a.c.id == 1).returning(a.c.name, a.c.id).cte("gone")))
    run(115, lambda: select(values(column("x", sa.Integer), column("y", sa.String), name="v").data([(1, "a"), (2, "b")])))
    run(116, lambda: select(values(column("x", sa.Integer), name="v").data([(1,), (2,)]).c.x))
    run(117, lambda: select(func.unnest(text("ARRAY[1,2]")).table_valued("v")))
    run(118, lambda: select(func.generate_series(1, 5).table_valued("value", name="g")))
    run(119, lambda: select(func.generate_series(1, 5).alias("g").column))
    run(120, lambda: select(func.json_each(a.c.data).table_valued("key", "value").c.key))
    run(121, lambda: select(func.generate_series(1, 5).column_valued("x")))
    run(122, lambda: select(func.json_to_recordset("x").table_valued(column("a", sa.Integer), column("b", sa.String)).render_derived(name="r", with_types=True)))
    run(123, lambda: select(a.c.id).select_from(a, select(b.c.id).where(b.c.account_id == a.c.id).lateral("l")))
    run(124, lambda: select(a.c.id).prefix_with("ALL").suffix_with("OPTION X"))
    run(125, lambda: select(a.c.id).select_from(a.tablesample(func.bernoulli(10), name="s", seed=func.random())))
    run(126, lambda: select(T).join(U, isouter=True))
    run(127, lambda: select(U.c.id).join(T))
    run(128, lambda: select(T.c.name, func.count(U.c.id)).outerjoin(U).group_by(T.c.name))
    run(129, lambda: select(T).where(T.c.name == "x").with_only_columns(T.c.id))
    run(130, lambda: select(T.c.id).set_label_style(sa.LABEL_STYLE_TABLENAME_PLUS_COL))
    run(131, lambda: select(b.c.id, b.c.Total).set_label_style(sa.LABEL_STYLE_TABLENAME_PLUS_COL))
    run(132, lambda: select(literal_column("1").label("one"), text("2 as two")))
    run(133, lambda: select(a.c.data["k"], a.c.data["k"]["j"], a.c.data[3], a.c.data[("a", "b", 2)]))
    run(134, lambda: select(a.c.data["k"].as_string(), a.c.data["k"].as_integer(), a.c.data["k"].as_boolean(), a.c.data["f"].as_float()))
    run(135, lambda: select(a.c.id).where(a.c.data["k"].as_string() == "x", a.c.data[("a", "b")].as_integer() > 5))
    run(136, lambda: select(a.c.id).where(cast(a.c.data["k"], sa.String) == '"x"'))
    run(137, lambda: select(a.c.at - datetime.timedelta(days=1), a.c.at + a.c.day, a.c.day - a.c.day))
    run(138, lambda: select(a.c.id).where(a.c.at > datetime.datetime(2020, 1, 1), a.c.day <= datetime.date(2021, 2, 3), a.c.u == uuid.UUID(int=5)))
    run(139, lambda: select(a.c.id).where(a.c.color == Color.red, a.c.color.in_([Color.red, Color.green])))
    run(140, lambda: select(a.c.id).where(a.c.blob == b"xyz", a.c.f > 1e20, a.c.balance == decimal.Decimal("1.10")))
    run(141, lambda: select(a.c.id).where(a.c.name == 5),)
    run(142, lambda: select(a.c.id).where(a.c.name == 5))
    run(143, lambda: select(a.c.id).where(a.c.id == "5", a.c.id == "x"))
    run(144, lambda: select(a.c.id).where(b.c["select"] == 5))
    run(145, lambda: select(a.c.id).where(column("q") == 5))
    run(146, lambda: select(a.c.id).where(column("q", sa.String) == "5", literal_column("z") == 3))
    run(147, lambda: select(a.c.id).where(func.lower(a.c.name) == "x", func.foo(a.c.name) == 5))
    run(148, lambda: select(a.c.id).where(text("x = :x")))
    run(149, lambda: text("update t set a = :v where b = :w").bindparams(v=5, w="x'y"))
    run(150, lambda: text("update t set a = :v").bindparams(bindparam("v", datetime.date(2020, 1, 1))))
    run(151, lambda: text("update t set a = :v").bindparams(bindparam("v", {"a": 1}, type_=sa.JSON)))
    run(152, lambda: text("select a::int, b::text from t where c = ':x' and d = \\:y and e like 'a%'"))
    run(153, lambda: text("select * from t where id in :ids").bindparams(bindparam("ids", [1, 2, 3], expanding=True)))
    run(154, lambda: text("select :a, :a, :b").bindparams(a=1, b=None))
    run(155, lambda: text("select id, name from t").columns(a.c.id, a.c.name))
    run(156, lambda: select(text("select id, name from t").columns(column("id"), column("name")).subquery("s").c.id))
    run(157, lambda: "select 1 where a = ':x' and b = \\:y")
    run(158, lambda: select(func.nextval("x"), sa.Sequence("my_seq").next_value(), func.next_value(sa.Sequence("s2", schema="Zz"))))
    run(159, lambda: func.setval("s", 5))
    run(160, lambda: select(func.setval("s", select(func.max(a.c.id)).scalar_subquery())))
    run(161, lambda: select(cast(a.c.n, sa.Numeric(10, 2)), cast(a.c.n, sa.Float), cast(a.c.n, sa.Boolean), cast(a.c.n, sa.Uuid), cast(a.c.n, sa.JSON), cast(a.c.n, sa.LargeBinary), cast(a.c.n, sa.Time), cast(a.c.n, sa.SmallInteger), cast(a.c.n, sa.Enum("a", "b", name="e")), cast(a.c.n, sa.CHAR(3)), cast(a.c.n, sa.Unicode(5))))
    run(162, lambda: select(cast(a.c.name, sa.String(collation="de_DE"))))
    run(163, lambda: select(a.c.id).order_by(case((a.c.n > 1, 1), else_=0), a.c.name.desc()))
    run(164, lambda: select(a.c.id).group_by(a.c.id, a.c.name).order_by(func.count().desc()))
    run(165, lambda: select((a.c.n > 5).label("big"), and_(a.c.n > 1, a.c.flag), not_(a.c.flag), a.c.flag))
    run(166, lambda: select(~(a.c.n > 5), not_(a.c.name.like("x")), not_(or_(a.c.n > 5, a.c.flag)), not_(and_(a.c.n > 5, a.c.id < 3))))
    run(167, lambda: select(a.c.id).where(not_(and_(a.c.n > 5, a.c.id < 3)), not_(or_(a.c.flag, a.c.n == 1))))
    run(168, lambda: select(a.c.id).where(func.coalesce(a.c.flag, False), func.coalesce(a.c.flag, True) == True))
    run(169, lambda: select(a.c.id).where(a.c.n.in_([1]) | a.c.name.is_(None) & a.c.flag))
    run(170, lambda: select(a.c.id).where((a.c.n == 1) == (a.c.id == 2)))
    run(171, lambda: select(a.c.id).where(a.c.flag.is_(True), a.c.flag.is_not(None), a.c.flag.isnot(True)))
    run(172, lambda: select(a.c.id).where(a.c.n != None, a.c.n.is_(null()), a.c.n == null()))
def downgrade():
    pass
