"""Values of every type, to the database and back, in each way that a script can send and read them."""
import datetime as dt, decimal, uuid, json, enum
from sqlalchemy import text
from sqlalchemy.dialects import postgresql as P
D = decimal.Decimal
class Color(enum.Enum):
    red = "R"; green = "G"
def upgrade():
    bind = op.get_bind(); pg = bind.dialect.name == "postgresql"
    vals = {
      "dt": (sa.DateTime, [dt.datetime(2020,1,2,3,4,5), dt.datetime(1,1,1), dt.datetime(9999,12,31,23,59,59,999999), dt.datetime(2020,1,1,0,0,0,1), None]),
      "dtz": (sa.DateTime(timezone=True), [dt.datetime(2020,1,2,3,4,5,tzinfo=dt.timezone.utc), dt.datetime(2020,1,2,3,4,5,tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=30))), dt.datetime(2020,1,2)]),
      "date": (sa.Date, [dt.date(2020,2,29), dt.date(1,1,1), dt.date(9999,12,31), dt.datetime(2020,1,1,2,3)]),
      "time": (sa.Time, [dt.time(0,0), dt.time(23,59,59,999999), dt.time(1,2)]),
      "ival": (sa.Interval, [dt.timedelta(days=1, seconds=5), dt.timedelta(days=-3, microseconds=7), dt.timedelta(0), dt.timedelta(days=99999, hours=5)]),
      "num": (sa.Numeric(12, 4), [D("1.5"), D("-99999999.9999"), D("0"), 3, 2.5, D("1E+3"), D("12345.67891")]),
      "nump": (sa.Numeric, [D("1.5"), D("0.1") + D("0.2"), D(10) ** 12]),
      "numf": (sa.Numeric(10, 2, asdecimal=False), [1.5, D("2.25")]),
      "flt": (sa.Float, [1.5, 1e300, -0.0, 1/3, 5, D("1.25")]),
      "fltd": (sa.Float(asdecimal=True), [1.5, 1/3]),
      "dbl": (sa.Double, [1/3, 2e-308]),
      "int": (sa.Integer, [0, -2147483648, 2147483647, 1]),
      "big": (sa.BigInteger, [9223372036854775807, -9223372036854775808]),
      "sml": (sa.SmallInteger, [32767, -32768]),
      "bool": (sa.Boolean, [True, False, None]),
      "str": (sa.String(60), ["it's", 'q"q', "back\\slash", "new\nline\r\ttab", "ünï😀", "", "%s %(x)s %%", ":x ?", "\x01\x7f"]),
      "txt": (sa.Text, ["x" * 3000, "a'b" * 300]),
      "uni": (sa.Unicode(10), ["é"]),
      "bin": (sa.LargeBinary, [b"", b"\x01\x02\xff'\\\"", bytes(range(1, 256)), bytes(range(256)), bytearray(b"ab"), memoryview(b"cd")]),
      "uuid": (sa.Uuid, [uuid.UUID(int=0), uuid.UUID(int=2**128-1)]),
      "uuids": (sa.Uuid(as_uuid=False), [str(uuid.UUID(int=5))]),
      "json": (sa.JSON, [{"a": [1, 2.5, None, True, "x'y"]}, [], "s", 1, None, sa.null(), sa.JSON.NULL, {"é": "ü\n\\"}, 1.5, False]),
      "jsonn": (sa.JSON(none_as_null=True), [None, {"b": 1}]),
      "enum": (sa.Enum(Color), [Color.red, Color.green, "red", None]),
      "enums": (sa.Enum("a", "b'c", name="es"), ["a", "b'c"]),
      "enumv": (sa.Enum(Color, name="ev", values_callable=lambda e: [x.value for x in e]), [Color.red, Color.green]),
      "enumn": (sa.Enum(Color, name="en", native_enum=False), [Color.red]),
      "none": (sa.Text, []),
    }
    if pg:
        op.execute("CREATE EXTENSION hstore")
        vals.update({
      "jsonb": (P.JSONB, [{"a": 1, "b": {"c": [1, None]}}, None, [1], "x"]),
      "puuid": (P.UUID(as_uuid=True), [uuid.UUID(int=7)]), "puuid2": (P.UUID(as_uuid=False), [str(uuid.UUID(int=7))]),
      "arri": (P.ARRAY(sa.Integer), [[1, 2], [], None, [None, 1], [[1, 2], [3, 4]]]),
      "arrt": (P.ARRAY(sa.Text), [["a", "b,c", 'd"e', "f\\g", "", None, "NULL", "null", " x ", "{}", "it's"]]),
      "arrt2": (P.ARRAY(sa.Text, dimensions=2), [[["a"], ["b"]]]),
      "arrn": (P.ARRAY(sa.Numeric), [[D("1.5"), None]]), "arrd": (P.ARRAY(sa.DateTime), [[dt.datetime(2020,1,1,2)]]), "arru": (P.ARRAY(P.UUID(as_uuid=True)), [[uuid.UUID(int=3)]]),
      "arrb": (P.ARRAY(sa.Boolean), [[True, False]]), "arrj": (P.ARRAY(P.JSONB), [[{"a": 1}, [2]]]), "arrby": (P.ARRAY(sa.LargeBinary), [[b"a\x00b"]]), "arre": (P.ARRAY(sa.Enum("a", "b", name="es2")), [["a", "b"]]),
      "arrdt": (P.ARRAY(sa.Date), [[dt.date(2020,1,1)]]), "arrf": (P.ARRAY(sa.Float), [[1.5, 1e300]]), "arrtup": (P.ARRAY(sa.Integer), [(1, 2)]),
      "inet": (P.INET, ["192.168.0.1/24", "::1"]), "cidr": (P.CIDR, ["10.0.0.0/8"]), "mac": (P.MACADDR, ["08:00:2b:01:02:03"]),
      "hst": (P.HSTORE, [{"a": "1", "b": None, 'c"d': "e'f\g"}, {}]),
      "i4r": (P.INT4RANGE, [P.Range(1, 5), P.Range(None, 5), P.Range(1, None), P.Range(empty=True), P.Range(1, 5, bounds="[]")]),
      "nr": (P.NUMRANGE, [P.Range(D("1.5"), D("2.5"), bounds="(]")]),
      "tsr": (P.TSRANGE, [P.Range(dt.datetime(2020,1,1), dt.datetime(2021,1,1))]), "dr": (P.DATERANGE, [P.Range(dt.date(2020,1,1), dt.date(2021,1,1))]),
      "tstzr": (P.TSTZRANGE, [P.Range(dt.datetime(2020,1,1,tzinfo=dt.timezone.utc), None)]),
      "mr": (P.INT4MULTIRANGE, [[]]), 
      "pint": (P.INTERVAL, [dt.timedelta(days=400, seconds=3)]), "bit": (P.BIT(3), ["101"]), "money": (P.MONEY, ["12.50"]), "oid": (P.OID, [5]), "tsv": (P.TSVECTOR, ["a fat cat"]),
      "timetz": (sa.Time(timezone=True), [dt.time(1,2,tzinfo=dt.timezone.utc)]), "real": (sa.REAL, [1.1, 1/3]), "citext": (sa.Text, ["x"]), "penum": (P.ENUM("x", "y", name="pe"), ["x"]), "bytea": (P.BYTEA, [b"\x00\xff"]),
    })
    for k, (ty, vs) in vals.items():
        t = sa.Table("t_" + k, sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("v", ty))
        T("create " + k, lambda: t.create(bind))
        for i, v in enumerate(vs):
            S(f"{k} ins {i}", lambda: bind.execute(t.insert().values(id=i, v=v)).rowcount)
            S(f"{k} sel {i}", lambda: bind.execute(sa.select(t.c.v).where(t.c.id == i)).scalar())
            k != "hst" and S(f"{k} raw {i}", lambda: bind.execute(text(f"select v from t_{k} where id = {i}")).scalar())
            v is sa.JSON.NULL or S(f"{k} eq {i}", lambda: bind.execute(sa.select(t.c.id).where(t.c.v == v)).scalars().all())
            if v is not None and not isinstance(v, (sa.sql.elements.ClauseElement,)) and v is not sa.JSON.NULL and not (pg and (isinstance(v, (dict, P.Range)) or k in ("arrj", "hst"))):
                S(f"{k} txt {i}", lambda: bind.execute(text(f"insert into t_{k} (id, v) values (:i, :v)"), {"i": 100 + i, "v": v}).rowcount)
                S(f"{k} bp {i}", lambda: bind.execute(text(f"insert into t_{k} (id, v) values (:i, :v)").bindparams(sa.bindparam("v", type_=t.c.v.type)), {"i": 200 + i, "v": v}).rowcount)
        S(f"{k} upd", lambda: [bind.execute(t.update().where(t.c.id == r.id).values(v=r.v)).rowcount for r in bind.execute(sa.select(t)).all()])
        S(f"{k} many", lambda: bind.execute(t.insert(), [{"id": 1000 + i, "v": v} for i, v in enumerate(vs) if not isinstance(v, sa.sql.elements.ClauseElement)]).rowcount)
        S(f"{k} bulk", lambda: op.bulk_insert(t, [{"id": 2000 + i, "v": v} for i, v in enumerate(vs)]))
    if pg:
        for q in ["interval '1 year 2 mons 3 days 04:05:06.7'", "interval '-1 mon'", "interval '178000000 years'", "interval '-1 day 3 hours'", "'infinity'::date", "'-infinity'::timestamp", "'infinity'::timestamptz", "'0044-03-15 BC'::date", "'10000-01-01'::date", "'NaN'::numeric", "'NaN'::float8", "'infinity'::float8", "'-infinity'::float8", "'infinity'::numeric", "1::\"char\"", "'a'::name", "point(1,2)", "box '(1,1),(0,0)'", "'{1,2}'::int[]", "'[0:1]={1,2}'::int[]", "'{{a,b},{c,d}}'::text[]", "'{}'::text[]", "array[null]::text[]", "'<a/>'::xml", "row(1,'a')", "'24:00:00'::time", "'12:00:00+05:30:15'::timetz", "'2020-01-01 00:00:00+00'::timestamptz at time zone 'Asia/Kolkata'", "1.0::numeric(5,2)", "1e20::numeric", "0.000000001::numeric", "2::int8", "1::int2", "'t'::bool", "'a'::char(3)", "'\\x00ff'::bytea", "'{\"a\": 1.10}'::json", "'{\"a\": 1e400}'::jsonb", "'[1,5]'::int4range", "'empty'::numrange", "'(,)'::daterange", "'[2020-01-01 00:00,)'::tsrange", "'{[1,3),[5,7)}'::int4multirange", "'1.2.3.4'::inet", "'1.2.3.0/24'::cidr", "array['1.2.3.4'::inet]", "'a b'::tsvector", "'a & b'::tsquery", "5::oid", "'pg_class'::regclass", "'5'::money", "B'101'", "'550e8400-e29b-41d4-a716-446655440000'::uuid", "array['550e8400-e29b-41d4-a716-446655440000'::uuid]", "array[1.5, 2]::numeric[]", "array['2020-01-01'::date]", "array[true, null]", "array['\\x00'::bytea]", "array[interval '1 day']", "array['{\"a\":1}'::jsonb]", "null", "'x'", "1", "1.5", "current_date is not null", "txid_current() > 0", "pg_typeof(1)", "version() like 'P%'", "'0001-01-01 00:00:00+00'::timestamptz", "'9999-12-31 23:59:59.999999+00'::timestamptz", "array['[1,2)'::int4range]", "'08:00:2b:01:02:03'::macaddr", "'1 2'::int2vector", "'(1,2)'::tid", "'100'::xid"]:
            S("lit " + q, lambda: bind.execute(text("select " + q.replace(":", "\\:"))).scalar())
        for v in [1, 2**40, 1.5, float("nan"), float("inf"), D("NaN"), True, None, "x'\\", b"a\x00", dt.date(2020,1,1), dt.datetime(2020,1,1), dt.time(1), dt.timedelta(days=-1, seconds=1), [1, 2], ["a", None], [], (1, 2), uuid.UUID(int=1), {1, 2}, dt.datetime(2020,1,1,tzinfo=dt.timezone.utc), [[1],[2]], [dt.date(2020,1,1)], [D("1.5")], [True], [b"x"], [uuid.UUID(int=1)]]:
            S(f"param {v!r}", lambda: bind.execute(text("select :v, pg_typeof(:v)\\:\\:text"), {"v": v}).all())
            S(f"literal {v!r}", lambda: bind.execute(sa.select(sa.literal(v))).all())
        S("any", lambda: bind.execute(text("select 1 where 1 = any(:v)"), {"v": [1, 2]}).all()); S("in", lambda: bind.execute(text("select 1 where 1 in :v"), {"v": (1, 2)}).all())
        S("cast", lambda: bind.execute(text("select cast(:v as jsonb), (:w)\\:\\:jsonb"), {"v": '{"a":1}', "w": json.dumps([1])}).all())
    else:
        for v in [1, 2**40, 1.5, float("nan"), float("inf"), D("1.5"), True, None, "x'\\", b"a\x00", dt.date(2020,1,1), dt.datetime(2020,1,1,2,3,4,5), dt.time(1), dt.timedelta(days=-1, seconds=1), [1, 2], (1, 2), {"a": 1}, uuid.UUID(int=1), dt.datetime(2020,1,1,tzinfo=dt.timezone.utc)]:
            S(f"param {v!r}", lambda: bind.execute(text("select :v, typeof(:v)"), {"v": v}).all())
            S(f"literal {v!r}", lambda: bind.execute(sa.select(sa.literal(v))).all())
