"""Projects whose env.py and scripts use engines, connections and the migration context: the inputs of record.py.

A case: database ("sqlite" or "pg"), before (SQL), scripts (bodies of revisions a, b, ...), files, env (variables), cmds, made (files
to be compared). @URL@ stands for the database's URL.
"""
import textwrap
D = textwrap.dedent
CASES = {}
INI = open(__file__.rpartition("/")[0] + "/alembic.ini").read()
def case(name, **kw):
    kw["scripts"] = [D(s) for s in kw.get("scripts", [])]
    kw["files"] = {k: D(v) for k, v in kw.get("files", {}).items()}
    CASES[name] = kw
def both(name, **kw):
    case(name + "_pg", db="pg", **kw); case(name + "_sqlite", db="sqlite", **kw)
def env(body, **kw): return {"migrations/env.py": D("""
from logging.config import fileConfig
from sqlalchemy import engine_from_config, pool, create_engine, text
from alembic import context
config = context.config
fileConfig(config.config_file_name)
""") + D(body), **kw}
ONE = """
def upgrade():
    op.execute("CREATE TABLE t (id INTEGER, n VARCHAR(30))")
def downgrade():
    op.execute("DROP TABLE t")
"""
TWO = """
def upgrade():
    op.execute("INSERT INTO t VALUES (1, 'x')")
def downgrade():
    op.execute("DELETE FROM t")
"""
both("plain", scripts=[ONE, TWO], cmds=["upgrade head", "current", "current -v", "history -i", "downgrade -1", "show current", "upgrade +1", "downgrade base", "upgrade head --sql", "stamp head", "stamp base", "stamp b --purge", "ensure_version", "downgrade b:a --sql", "stamp head --sql"])
both("begin_outer", scripts=[ONE, TWO], files=env("""
    with create_engine(config.get_main_option("sqlalchemy.url")).begin() as connection:
        context.configure(connection=connection)
        context.run_migrations()
    """))
case("autobegin_lost", db="pg", scripts=[ONE, TWO], files=env("""
    with create_engine(config.get_main_option("sqlalchemy.url")).connect() as connection:
        connection.execute(text("SET search_path TO public"))
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
    """))
case("search_path", db="pg", before="CREATE SCHEMA tenant", scripts=[ONE, TWO], files=env("""
    with create_engine(config.get_main_option("sqlalchemy.url")).connect() as connection:
        connection.execute(text("SET search_path TO tenant"))
        connection.commit()
        connection.dialect.default_schema_name = "tenant"
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
    """), cmds=["upgrade head", "current"])
case("in_block", db="pg", scripts=[ONE, TWO], files=env("""
    with create_engine(config.get_main_option("sqlalchemy.url")).connect() as connection:
        context.configure(connection=connection, version_table_schema="vs", include_schemas=True)
        with context.begin_transaction():
            context.execute("CREATE SCHEMA IF NOT EXISTS vs")
            context.execute("SELECT pg_advisory_xact_lock(1)")
            context.run_migrations()
    """), cmds=["upgrade head", "current"])
both("after_run", scripts=[ONE, TWO], files=env("""
    with create_engine(config.get_main_option("sqlalchemy.url")).connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
            connection.execute(text("CREATE TABLE after_run (x INTEGER)"))
            connection.execute(text("INSERT INTO after_run VALUES (:a)"), {"a": 5})
        print(connection.in_transaction(), connection.closed)
        print(connection.execute(text("SELECT count(*) FROM after_run")).scalar())
    print(connection.closed)
    """))
both("no_begin", scripts=[ONE], files=env("""
    with create_engine(config.get_main_option("sqlalchemy.url")).connect() as connection:
        context.configure(connection=connection)
        context.run_migrations()
    """), cmds=["upgrade head", "current"])
both("permig", scripts=[ONE, TWO, "def upgrade():\n    raise ValueError('no')\n"], files=env("""
    with create_engine(config.get_main_option("sqlalchemy.url")).connect() as connection:
        context.configure(connection=connection, transaction_per_migration=True)
        with context.begin_transaction():
            context.run_migrations()
    """), cmds=["upgrade head", "current"])
both("callback", scripts=[ONE, TWO], files=env("""
    def seen(ctx, step, heads, run_args, **kw):
        print("applied", sorted(heads), run_args, step.is_upgrade, step.is_stamp, step.is_migration, step.up_revision_id, step.up_revision_ids, step.down_revision_ids, step.source_revision_ids, step.destination_revision_ids, ctx.get_current_heads(), sorted(kw))
        ctx.connection.execute(text("CREATE TABLE IF NOT EXISTS log (x VARCHAR(30))"))
        ctx.connection.execute(text("INSERT INTO log VALUES (:a)"), {"a": str(step.up_revision_id)})
    with create_engine(config.get_main_option("sqlalchemy.url")).connect() as connection:
        context.configure(connection=connection, on_version_apply=seen)
        with context.begin_transaction():
            context.run_migrations(extra=1, more="x")
    """), cmds=["upgrade head"])
CASES["callback_pg"]["scripts"] = CASES["callback_sqlite"]["scripts"] = [D("""
def upgrade(extra, more):
    op.execute("CREATE TABLE t (id INTEGER)")
    print(extra, more)
def downgrade(**kw):
    print(kw)
    op.execute("DROP TABLE t")
""")]
both("arguments", scripts=[ONE], files=env("""
    print(context.get_x_argument(), context.get_x_argument(as_dictionary=True), context.get_tag_argument())
    print(context.is_offline_mode(), context.requires_connection())
    print(context.get_head_revision(), context.get_head_revisions())
    print(config.cmd_opts.x, config.config_file_name, config.config_ini_section, config.attributes)
    print(config.get_section("alembic")["script_location"], config.get_section("nope", {"a": 1}), config.get_main_option("nope", "dflt"))
    print(config.get_section_option("loggers", "keys"))
    config.set_main_option("own", "1%%2")
    print(config.get_main_option("own"))
    try:
        print("start", context.get_starting_revision_argument())
        print("dest", context.get_revision_argument())
    except Exception as e:
        print(type(e), e)
    try:
        context.get_context()
    except Exception as e:
        print(type(e), e)
    url = config.get_main_option("sqlalchemy.url")
    if context.is_offline_mode():
        context.configure(url=url, literal_binds=True)
        print(context.get_context().as_sql, context.get_bind(), context.is_transactional_ddl(), context.get_impl().__class__.__name__)
        with context.begin_transaction():
            context.static_output("-- hello")
            context.execute("SELECT 'from env'")
            context.run_migrations()
    else:
        with create_engine(url).connect() as connection:
            context.configure(connection=connection)
            ctx = context.get_context()
            print(ctx.as_sql, ctx.bind is connection, context.get_bind() is connection, context.is_transactional_ddl(), ctx.dialect.name, ctx.opts["literal_binds"], ctx.version_table, ctx.get_current_revision(), ctx.get_current_heads(), ctx.config is config)
            with context.begin_transaction():
                context.run_migrations()
    """), cmds=["-x a=1 -x b -x c=d=e upgrade head", "upgrade head --sql --tag foo", "-x z upgrade a:head --sql", "current", "history -i", "downgrade -1", "stamp a"])
both("errors", scripts=[ONE, "def upgrade():\n    op.execute('SELECT * FROM nope')\n"], cmds=["upgrade head", "current"])
both("error_syntax", scripts=["def upgrade():\n    op.execute('SELEC 1')\n"])
both("error_insert", scripts=[ONE, "def upgrade():\n    op.execute('INSERT INTO t (id, zz) VALUES (1, 2)')\n    op.execute('SELECT 1')\n"])
both("error_unique", scripts=["def upgrade():\n    op.execute('CREATE TABLE u (id INTEGER PRIMARY KEY)')\n    op.execute('INSERT INTO u VALUES (1)')\n    op.execute('INSERT INTO u VALUES (1)')\n"])
both("error_bind", scripts=["def upgrade():\n    c = op.get_bind()\n    c.execute(sa.text('CREATE TABLE u (id INTEGER PRIMARY KEY, n VARCHAR(4))'))\n    c.execute(sa.text('INSERT INTO u VALUES (:a, :b)'), {'a': 1, 'b': 'xx%'})\n    c.execute(sa.text('INSERT INTO u VALUES (:a, :b)'), {'a': 1, 'b': 'yy'})\n"])
both("error_many", scripts=["def upgrade():\n    c = op.get_bind()\n    c.execute(sa.text('CREATE TABLE u (id INTEGER PRIMARY KEY, n VARCHAR(4))'))\n    c.execute(sa.text('INSERT INTO u VALUES (:a, :b)'), [{'a': 1, 'b': 'x'}, {'a': 1, 'b': 'yy'}])\n"])
both("error_catch", scripts=["""
def upgrade():
    c = op.get_bind()
    op.execute('CREATE TABLE u (id INTEGER PRIMARY KEY)')
    try:
        with c.begin_nested():
            c.execute(sa.text('INSERT INTO nope VALUES (1)'))
    except sa.exc.DBAPIError as e:
        print(type(e).__name__, type(e.orig).__name__, e.statement, e.params, str(e.orig).split(chr(10))[0], e.code)
    try:
        with c.begin_nested():
            op.execute('INSERT INTO nope VALUES (1)')
    except Exception as e:
        print(type(e).__name__)
    op.execute('INSERT INTO u VALUES (7)')
"""])
both("error_missing_param", scripts=["def upgrade():\n    op.get_bind().execute(sa.text('SELECT :a'))\n"])
both("exit3", scripts=[ONE], files=env("import sys\nsys.exit(3)\n"))
both("exit_text", scripts=[ONE], files=env("raise SystemExit('stop here')\n"), stderr=True)
both("command_error", scripts=[ONE], files=env("from alembic.util import CommandError\nraise CommandError('not today')\n"))
both("command_error2", scripts=["def upgrade():\n    from alembic.util.exc import CommandError\n    raise CommandError('not this')\n"], cmds=["upgrade head", "current"])
both("no_dialect", scripts=[ONE], files=env("context.configure()\n"))
both("engine_given", scripts=[ONE], files=env("context.configure(connection=create_engine(config.get_main_option('sqlalchemy.url')))\n"))
both("bad_connect", scripts=[ONE], files=env("""
create_engine("postgresql://nobody:secret@localhost:1/x").connect()
"""))
both("catch_run", scripts=[ONE, "def upgrade():\n    raise KeyError('k')\n"], files=env("""
    with create_engine(config.get_main_option("sqlalchemy.url")).connect() as connection:
        context.configure(connection=connection)
        try:
            with context.begin_transaction():
                context.run_migrations()
        except KeyError as e:
            print("caught", repr(e), connection.in_transaction())
    """), cmds=["upgrade head", "current"])
both("autocommit_block", scripts=["""
def upgrade():
    op.execute("CREATE TABLE t (id INTEGER)")
    with op.get_context().autocommit_block():
        print(op.get_bind().in_transaction())
        op.execute("INSERT INTO t VALUES (1)")
        op.execute("VACUUM")
    op.execute("INSERT INTO t VALUES (2)")
    raise RuntimeError("late")
"""], cmds=["upgrade head", "current"])
both("commit_in_script", scripts=["""
def upgrade():
    c = op.get_bind()
    c.execute(sa.text("CREATE TABLE t (id INTEGER)"))
    print(c.in_transaction(), c.in_nested_transaction(), c.closed, c.dialect.name, c.engine.url.drivername, c.engine.name, c.engine.driver)
    with c.begin_nested():
        c.execute(sa.text("INSERT INTO t VALUES (1)"))
    n = c.begin_nested()
    c.execute(sa.text("INSERT INTO t VALUES (2)"))
    n.rollback()
    print(c.execute(sa.text("SELECT id FROM t")).fetchall())
"""], cmds=["upgrade head", "current"])
both("urls", scripts=[ONE], files=env("""
    from sqlalchemy.engine import URL, make_url
    for t in ("postgresql+psycopg2://u:p%40w@h:5433/db?sslmode=require&a=1&a=2", "sqlite:////abs/x.db", "sqlite://", "sqlite:///rel.db?x=y", "postgresql://u@/d?host=/tmp/x", "postgresql://[::1]:5/x", "mysql+pymysql://a:b@c/d", "postgresql://us%20er:@h"):
        u = make_url(t)
        print(u, repr(u), u.render_as_string(hide_password=False), u.drivername, u.username, u.password, u.host, u.port, u.database, dict(u.query), u.get_backend_name(), u.get_driver_name())
    u = URL.create("postgresql", "me", "s3/c:r@t", "h", 1, "d", {"k": ["1", "2"]})
    print(u, u.render_as_string(False), u.set(database="x", password=None), u.set(drivername="postgresql+asyncpg"), u == make_url(u.render_as_string(False)), u.update_query_dict({"z": "1"}), u.difference_update_query(["k"]))
    for bad in ("nonsense", "", "postgresql://h:port/x"):
        try:
            print(make_url(bad))
        except Exception as e:
            print(type(e).__name__, e)
    e = create_engine("sqlite://")
    print(e, e.url, e.dialect.name, e.driver, e.name, type(e.dialect).__name__)
    try:
        create_engine("foo://x")
    except Exception as e:
        print(type(e).__name__, e)
    try:
        create_engine("sqlite://", bogus=1)
    except Exception as e:
        print(type(e).__name__)
    context.configure(url="sqlite://", dialect_opts={"paramstyle": "named"})
    """), cmds=["upgrade head --sql"])
both("engine_begin", scripts=[ONE], files=env("""
    engine = create_engine(config.get_main_option("sqlalchemy.url"))
    with engine.begin() as c:
        c.execute(text("CREATE TABLE pre (x INTEGER)"))
    try:
        with engine.begin() as c:
            c.execute(text("INSERT INTO pre VALUES (1)"))
            1 / 0
    except ZeroDivisionError:
        pass
    with engine.connect() as c:
        t = c.begin()
        c.execute(text("INSERT INTO pre VALUES (2)"))
        t.commit()
        c.execute(text("INSERT INTO pre VALUES (3)"))
        print(c.in_transaction(), c.get_transaction().is_active)
        c.rollback()
        print(c.in_transaction(), c.get_transaction())
        with c.begin():
            c.execute(text("INSERT INTO pre VALUES (4)"))
        c.execute(text("INSERT INTO pre VALUES (5)"))
        try:
            c.begin()
        except Exception as e:
            print(type(e).__name__, e)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as c:
        c.execute(text("INSERT INTO pre VALUES (6)"))
        print(c.get_isolation_level(), c.in_transaction())
    with engine.connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()
    """), cmds=["upgrade head"])
both("autocommit_engine", scripts=[ONE, "def upgrade():\n    op.execute('INSERT INTO t VALUES (1, null)')\n    raise KeyError('x')\n"], files=env("""
    engine = create_engine(config.get_main_option("sqlalchemy.url"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
    """), cmds=["upgrade head", "current"])
case("script_dir", db="pg", scripts=[ONE, TWO], files=env("""
    from alembic.script import ScriptDirectory
    s = ScriptDirectory.from_config(config)
    print(s.get_current_head(), s.get_heads(), s.get_bases(), s.get_base(), [r.revision for r in s.walk_revisions()], s.get_revision("a").doc, s.get_revision("head").revision, s.as_revision_number("a"))
    print(context.script.get_current_head(), s.get_revision("b").down_revision, s.get_revision("b").is_head, s.get_revision("a").nextrev, [r.revision for r in s.iterate_revisions("b", "a")])
    from alembic.migration import MigrationContext
    with create_engine(config.get_main_option("sqlalchemy.url")).connect() as connection:
        m = MigrationContext.configure(connection)
        print(m.get_current_revision(), m.get_current_heads())
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
    """), cmds=["upgrade a", "upgrade head", "upgrade head"])
both("buffer", scripts=[ONE, TWO], files=env("""
    import io
    buf = io.StringIO()
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True, output_buffer=buf)
    with context.begin_transaction():
        context.run_migrations()
    print(len(buf.getvalue()), buf.getvalue()[:80])
    """), cmds=["upgrade head --sql"])
both("results", scripts=["""
import datetime, decimal, uuid, json
def upgrade():
    c = op.get_bind()
    op.create_table("r", sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.String(20)), sa.Column("d", sa.Numeric(10, 2)), sa.Column("b", sa.Boolean), sa.Column("w", sa.DateTime), sa.Column("f", sa.Float), sa.Column("j", sa.JSON), sa.Column("u", sa.Uuid), sa.Column("bin", sa.LargeBinary))
    t = sa.table("r", sa.column("id", sa.Integer), sa.column("n", sa.String), sa.column("d", sa.Numeric(10, 2)), sa.column("b", sa.Boolean), sa.column("w", sa.DateTime), sa.column("f", sa.Float), sa.column("j", sa.JSON), sa.column("u", sa.Uuid), sa.column("bin", sa.LargeBinary))
    rows = [dict(id=i, n="n'%d%%" % i, d=decimal.Decimal("1.50") * i, b=i % 2 == 0, w=datetime.datetime(2024, 1, i + 1, 3, 4, 5, i), f=i / 4, j={"k": [i, None, "x"]}, u=uuid.UUID(int=i), bin=bytes([i, 0, 255])) for i in range(5)]
    c.execute(t.insert(), rows)
    r = c.execute(sa.select(t).order_by(t.c.id))
    print(r.keys(), list(r.keys()), r.returns_rows)
    for row in r:
        print(row, row.n, row[1], row._mapping["d"], row._asdict()["b"], len(row), row._fields[:2])
    q = sa.text("SELECT id, n FROM r ORDER BY id")
    r = c.execute(q)
    print(r.fetchone(), r.fetchmany(2), r.fetchall(), r.fetchone(), r.fetchall())
    print(c.execute(q).first(), c.scalar(sa.text("SELECT max(id) FROM r")), c.scalars(sa.text("SELECT id FROM r ORDER BY id")).all())
    print(c.execute(q).mappings().first(), c.execute(q).scalars(1).all(), c.execute(q).columns("n", "id").all())
    print([p for p in c.execute(q).partitions(2)])
    print(c.execute(sa.text("SELECT 1 AS x UNION ALL SELECT 1")).unique().all(), c.execute(sa.text("SELECT 1 AS x UNION ALL SELECT 1")).scalars().unique().all())
    for f in (lambda r: r.one(), lambda r: r.one_or_none(), lambda r: r.scalar_one(), lambda r: r.scalar_one_or_none(), lambda r: r.scalars().one()):
        for s in ("SELECT id FROM r WHERE id < 0", "SELECT id FROM r WHERE id = 1", "SELECT id FROM r"):
            try:
                print(f(c.execute(sa.text(s))))
            except Exception as e:
                print(type(e).__name__, e)
    u = c.execute(sa.text("UPDATE r SET n = 'z' WHERE id > :i"), dict(i=2))
    print(u.rowcount, u.returns_rows)
    try:
        u.fetchall()
    except Exception as e:
        print(type(e).__name__, e)
    d = c.execute(t.delete().where(t.c.id == 4))
    print(d.rowcount)
    row = c.execute(q).first()
    a, b = row
    print(a, b, row == (0, "n'0%"), row > (0,), hash(row) == hash((0, "n'0%")), row in [(0, "n'0%")], tuple(row), row.count(0), row.index(0), "id" in row._mapping, list(row._mapping), dict(row._mapping))
    try:
        row.nope
    except AttributeError as e:
        print(e)
    try:
        row._mapping["nope"]
    except KeyError as e:
        print(type(e).__name__, e)
    r = c.execute(q)
    r.close()
    try:
        r.fetchone()
    except Exception as e:
        print(type(e).__name__, e)
    print(c.exec_driver_sql("SELECT count(*) FROM r").scalar(), c.execute(sa.select(sa.func.count()).select_from(t)).scalar_one())
    print(c.execute(sa.select(t.c.n, t.c.w).where(t.c.id.in_([1, 2])).order_by(t.c.id)).all())
    print(c.execute(sa.text("SELECT n FROM r WHERE id IN :ids ORDER BY id").bindparams(sa.bindparam("ids", expanding=True)), {"ids": [0, 1]}).scalars().all())
    print(c.execute(sa.select(sa.literal(1).label("one"), sa.null(), sa.literal("x"))).one())
    for res in (c.execute(sa.insert(t).values(id=50, n="new")), ):
        print(res.rowcount, res.is_insert)
"""])
case("pgtypes", db="pg", scripts=["""
import datetime, decimal, uuid
def upgrade():
    c = op.get_bind()
    for s in ("1::smallint", "2::bigint", "1.5::real", "1.5::float8", "1.50::numeric", "true", "null", "'x'::text", "'y'::varchar(3)", "'z'::char(4)", "date '2024-02-29'", "timestamp '2024-02-29 01:02:03.5'", "timestamptz '2024-02-29 01:02:03+02'", "time '01:02:03.25'", "timetz '01:02:03+03:30'", "interval '1 year 2 mons 3 days 04:05:06.7'", "interval '-1 day'", "interval '-00:00:01.5'", "'[1, {\\"a\\": null}]'::json", "'{\\"b\\": 1}'::jsonb", "'6f1c2d3e-0000-4a5b-8c7d-9e0f1a2b3c4d'::uuid", "array[1,2,null]", "array['a','b,c','NULL',null,'q\\"x']", "array[[1,2],[3,4]]", "array[1.5,2.25]::numeric[]", "array[true,false]", "'{}'::int[]", "'127.0.0.1'::inet", "'1.5'::money", "b'101'", "'a'::name", "123::oid", "'NaN'::float8", "'Infinity'::float8", "'NaN'::numeric", "'infinity'::timestamp", "array[date '2024-01-01']", "array['{}'::jsonb]", "row(1,'a')", "'a b'::tsvector", "point(1,2)", "1e400::numeric", "12345678901234567890::numeric", "'\\\\x00ff'::bytea IS NULL"):
        try:
            v = c.exec_driver_sql("SELECT " + s).scalar()
            print(s, repr(v), type(v).__name__)
        except Exception as e:
            print(s, type(e).__name__)
    for v in (1, -1, 2**40, 1.5, -0.5, float("nan"), float("inf"), decimal.Decimal("1.50"), decimal.Decimal("-2"), "it's", "back\\\\slash %s", "", None, True, False, datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 1, 2, 3, 4), datetime.datetime(2024, 2, 29, 1, 2, tzinfo=datetime.timezone.utc), datetime.time(1, 2, 3), datetime.timedelta(days=-1, seconds=5), uuid.UUID(int=7), [1, 2], ["a", "b'c"], [], [[1], [2]], b"\\x00\\xff", [None, 1]):
        try:
            r = c.execute(sa.text("SELECT :v AS v, pg_typeof(:v)::text"), {"v": v}).one()
            print(repr(v), repr(r[0]) if not isinstance(v, bytes) else bytes(r[0]), r[1])
        except Exception as e:
            print(repr(v), type(e).__name__, str(e).split(chr(10))[0])
            raise
    print(c.exec_driver_sql("SELECT %s, %s", (1, "x")).one(), c.exec_driver_sql("SELECT %(a)s", {"a": "z"}).scalar(), c.exec_driver_sql("SELECT 'a%%b' LIKE 'a%%'").scalar())
    print(c.execute(sa.text("SELECT 1 WHERE 2 IN :t"), {"t": (1, 2)}).scalar())
    print(c.execute(sa.text("SELECT 3 = ANY(:t)"), {"t": [1, 3]}).scalar())
    print(c.execute(sa.text("SELECT '{\\"a\\"\\\\:1}'::jsonb, 'x\\\\:y', '10:30'::time, cast(:p as text)"), {"p": "q"}).one())
"""])
for bad in ("{'a': 1}", "object()", "{1, 2}"):
    case("adapt_%d" % len(bad), db="pg", scripts=["def upgrade():\n    op.get_bind().execute(sa.text('SELECT :v'), {'v': %s})\n" % bad])
    case("bind_%d" % len(bad), db="sqlite", scripts=["def upgrade():\n    op.get_bind().execute(sa.text('SELECT :v'), {'v': %s})\n" % bad])
case("sqlite_values", db="sqlite", scripts=["""
import datetime, decimal
def upgrade():
    c = op.get_bind()
    for v in (1, -1, 2**40, 1.5, float("inf"), "it's", "", None, True, False, datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 1, 2, 3, 4), b"\\x00\\xff"):
        r = c.execute(sa.text("SELECT :v AS v, typeof(:v)"), {"v": v}).one()
        print(repr(v), repr(r[0]), r[1])
    print(c.exec_driver_sql("SELECT ?, ?", (1, "x")).one(), c.exec_driver_sql("SELECT :a", {"a": "z"}).scalar(), c.exec_driver_sql("SELECT 'a%b' LIKE 'a%'").scalar())
    op.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT)")
    meta = sa.MetaData()
    a = sa.Table("a", meta, sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.Text, default="dflt"))
    r = c.execute(a.insert().values(n="x"))
    print(r.inserted_primary_key, r.inserted_primary_key[0], r.lastrowid, r.rowcount)
    r = c.execute(a.insert(), {"n": "y"})
    print(r.inserted_primary_key)
    c.execute(a.insert(), [{"n": "1"}, {"n": "2"}])
    print(c.execute(sa.select(a)).all())
    c.execute(a.update().where(a.c.id == sa.bindparam("i")), {"i": 1, "n": "upd"})
    print(c.execute(a.select().where(a.c.id == 1)).one())
"""])

MULTI = """
from logging.config import fileConfig
from sqlalchemy import engine_from_config, pool
from alembic import context
import logging
config = context.config
fileConfig(config.config_file_name)
logger = logging.getLogger("alembic.env")
names = [name.strip() for name in config.get_main_option("databases", "").split(",")]
if context.is_offline_mode():
    for name in names:
        logger.info("Migrating database %s", name)
        with open("%s.sql" % name, "w") as buffer:
            context.configure(url=context.config.get_section_option(name, "sqlalchemy.url"), output_buffer=buffer,
                              literal_binds=True, dialect_opts={"paramstyle": "named"})
            with context.begin_transaction():
                context.run_migrations(engine_name=name)
else:
    engines = {name: engine_from_config(context.config.get_section(name, {}), prefix="sqlalchemy.",
                                        poolclass=pool.NullPool) for name in names}
    for name, engine in engines.items():
        with engine.connect() as connection:
            logger.info("Migrating database %s", name)
            context.configure(connection=connection, upgrade_token="%s_upgrades" % name)
            with context.begin_transaction():
                context.run_migrations(engine_name=name)
"""
case("multidb", db="sqlite", made=["one.sql", "two.sql"], scripts=['''"""m"""
from alembic import op
revision = "a"
down_revision = None
def upgrade(engine_name):
    globals()["upgrade_%s" % engine_name]()
def downgrade(engine_name):
    globals()["downgrade_%s" % engine_name]()
def upgrade_one():
    op.execute("CREATE TABLE t1 (x INTEGER)")
def downgrade_one():
    op.execute("DROP TABLE t1")
def upgrade_two():
    op.execute("CREATE TABLE t2 (x INTEGER)")
def downgrade_two():
    op.execute("DROP TABLE t2")
'''], files={"migrations/env.py": MULTI, "alembic.ini": INI.replace("sqlalchemy.url = sqlite:///app.db", "databases = one, two") + "\n[one]\nsqlalchemy.url = sqlite:///app.db\n[two]\nsqlalchemy.url = sqlite:///two.db\n"},
  cmds=["upgrade head", "current", "upgrade head --sql", "downgrade base", "current"])
case("schema_translate_map", db="pg", before="CREATE SCHEMA tenant; CREATE SCHEMA t2", cmds=["upgrade head"], scripts=["""
def upgrade():
    bind = op.get_bind()
    a = op.create_table("a", sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.String(10), index=True), sa.Column("m", sa.Enum("p", "q", name="mood")), sa.UniqueConstraint("n", name="uq"), comment="c")
    b = op.create_table("b", sa.Column("id", sa.Integer, primary_key=True), sa.Column("a_id", sa.Integer, sa.ForeignKey("a.id", name="fkb")), schema="x")
    op.create_index("ix2", "a", ["id", "n"]); op.create_index("ix3", "b", ["a_id"], schema="x")
    op.create_unique_constraint("uq2", "a", ["id", "n"]); op.create_check_constraint("ck", "a", "id > 0"); op.create_foreign_key("fk2", "a", "b", ["id"], ["id"], referent_schema="x")
    op.create_table("c", sa.Column("id", sa.Integer)); op.create_primary_key("pkc", "c", ["id"])
    op.add_column("a", sa.Column("z", sa.Integer), schema="tenant"); op.alter_column("a", "z", nullable=False, server_default="3", schema="tenant")
    op.create_table_comment("a", "hey"); op.drop_constraint("uq2", "a", type_="unique"); op.drop_index("ix2", "a"); op.drop_table("c"); op.drop_constraint("fk2", "a")
    op.bulk_insert(a, [{"id": 1, "n": "x"}]); op.execute(a.insert().values(id=2, n="y")); op.execute(b.insert().values(id=2, a_id=1))
    print(bind.execute(sa.select(a.c.id, a.c.n).order_by(a.c.id)).all(), bind.execute(sa.select(a.c.n, b.c.id).join_from(a, b)).all())
    print(bind.execute(a.update().values(n="q").where(a.c.id == 1)).rowcount, bind.execute(sa.text("select count(*) from tenant.a")).scalar())
    print(bind.execute(sa.select(sa.func.count()).select_from(a), execution_options={"schema_translate_map": {None: "tenant"}}).scalar())
    print(sorted(sa.Table("a", sa.MetaData(), autoload_with=bind).c.keys()), sorted(sa.inspect(bind).get_table_names()), sorted(sa.inspect(bind).get_table_names(schema="tenant")))
    m = sa.MetaData(); sa.Table("d", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("e", sa.Enum("a", name="en"))); sa.Table("d2", m, sa.Column("id", sa.Integer, sa.ForeignKey("d.id")), schema="x")
    m.create_all(bind); m.create_all(bind)
"""], files=env("""
    with create_engine(config.get_main_option("sqlalchemy.url")).connect() as connection:
        connection = connection.execution_options(schema_translate_map={None: "tenant", "x": "t2"})
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
    """))
case("commit_then_autocommit", db="pg", scripts=[ONE, """
def upgrade():
    op.create_table("u", sa.Column("id", sa.Integer))
    op.get_bind().commit()
    with op.get_context().autocommit_block():
        op.create_index("ix_u", "u", ["id"], postgresql_concurrently=True)
""", """
def upgrade():
    with op.get_context().autocommit_block():
        op.create_index("ix_u2", "u", ["id"], postgresql_concurrently=True)
"""], files=env("""
    with create_engine(config.get_main_option("sqlalchemy.url")).connect() as connection:
        connection.execute(text("SET statement_timeout = 50000"))
        context.configure(connection=connection, transaction_per_migration=True)
        with context.begin_transaction():
            connection.execute(text("SELECT pg_advisory_lock(1)"))
            context.run_migrations()
            context.get_bind().commit()
            connection.execute(text("SELECT pg_advisory_unlock(1)"))
    """), cmds=["upgrade b", "current", "upgrade head", "current"])
both("declared_parts", scripts=["""
from sqlalchemy.orm import Mapper, Relationship, composite, declarative_base, relationship, mapped_column
from sqlalchemy.orm.interfaces import PropComparator
Base = declarative_base()
def told(mapper: Mapper[int]): pass
class Owned:
    owner_id = mapped_column(sa.Integer, sa.ForeignKey("owner.id", ondelete="CASCADE"), primary_key=True)
    second_id = sa.Column(sa.ForeignKey("owner.id"))
class Owner(Base):
    __tablename__ = "owner"
    id = sa.Column(sa.Integer, primary_key=True)
class A(Owned, Base):
    __tablename__ = "a"
class B(Owned, Base):
    __tablename__ = "b"
    class Compared(Relationship.Comparator[Owner]):
        def is_(self, other): return B.owner_id.is_(other)
    owner = relationship("Owner", foreign_keys=[Owned.second_id] and "B.second_id", comparator_factory=Compared)
def upgrade():
    Base.metadata.create_all(op.get_bind())
    print(issubclass(B.Compared, PropComparator))
"""])
case("engine_as_bind", db="pg", scripts=["""
def metadata(*names):
    m = sa.MetaData()
    for name in names:
        sa.Table(name, m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("kind", sa.Enum("a", "b", name=name + "_kind")))
    return m
def count(engine):
    with engine.connect() as connection:
        return connection.scalar(sa.text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")), sorted(sa.inspect(connection).get_table_names())
def upgrade():
    engine = op.get_bind().engine
    metadata("a", "b", "c").create_all(engine)
    print(count(engine))
    broken = metadata("d", "e")
    sa.Table("f", broken, sa.Column("id", sa.Integer, sa.Computed("nothing + 1")))
    try:
        broken.create_all(engine)
    except sa.exc.ProgrammingError as error:
        print(str(error).split("\\n")[0])
    print(count(engine))
    metadata("a", "b").drop_all(engine)
    metadata("g").tables["g"].create(engine, checkfirst=True)
    metadata("c").tables["c"].drop(engine)
    print(count(engine))
"""])
both("compared_in_script", scripts=[ONE, """
from alembic import context
from alembic.autogenerate import api, compare_metadata, produce_migrations, render
m = sa.MetaData()
sa.Table("t", m, sa.Column("id", sa.Integer), sa.Column("n", sa.String(30)))
sa.Table("u", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.String(5), index=True, server_default="x"))
def upgrade():
    op.execute("CREATE TABLE gone (id INTEGER)")
    context_ = context.get_context()
    script = produce_migrations(context_, m)
    names = {}
    render._render_python_into_templatevars(api.AutogenContext(context_, autogenerate=True), script, names)
    print(sorted(names), names["upgrades"], names["downgrades"], repr(names["imports"]))
    print([type(o).__name__ for o in script.upgrade_ops.ops], [type(o).__name__ for o in script.downgrade_ops.ops])
    exec(names["upgrades"].replace("\\n    ", "\\n"))
    print(compare_metadata(context_, m), produce_migrations(context_, [m, sa.MetaData()]).upgrade_ops.is_empty())
"""], files=env("""
    with create_engine(config.get_main_option("sqlalchemy.url")).connect() as connection:
        import sqlalchemy as sa
        context.configure(connection=connection, target_metadata=sa.MetaData(), process_revision_directives=lambda *a: print("never"))
        with context.begin_transaction():
            context.run_migrations()
    """))
case("table_of_a_mixin", db="sqlite", scripts=["""
from sqlalchemy.orm import declarative_base
Base = declarative_base()
class Keyed(Base):
    __abstract__ = True
    id = sa.Column(sa.Integer, primary_key=True)
class Noted:
    note = sa.Column(sa.String)
class A(Noted, Keyed):
    __tablename__ = "a"
    name = sa.Column(sa.String)
def upgrade():
    history = A.__table__.to_metadata(Base.metadata, name="a_history")
    history.append_column(sa.Column("pk", sa.Integer, primary_key=True))
    made = type("History", (Noted, Keyed), {"__table__": history, "__mapper_args__": {"properties": {"called": history.c.name}}})
    print(history.c.keys(), [p.key for p in sa.inspect(made).iterate_properties])
    for name, bases, more in ("B", (Noted, Keyed), {}), ("C", (Keyed,), {"extra": sa.Column(sa.String)}), ("D", (Keyed,), {"id": sa.Column(sa.Integer)}):
        try:
            print([p.key for p in sa.inspect(type(name, bases, {"__table__": sa.Table(name, Base.metadata, sa.Column("id", sa.Integer, primary_key=True)), **more})).iterate_properties])
        except sa.exc.ArgumentError as error:
            print(error)
"""])
for n, said in enumerate(("sa.select(A.id).where(A.p.has())", "sa.select(P.id).where(P.children.any(A.id == 3))", "sa.select(A.id).where(A.p == None)", "sa.select(A.id).join(A.p)")):
    case("relation_first_%d" % n, db="sqlite", scripts=["""
from sqlalchemy.orm import declarative_base, relationship
Base = declarative_base()
class P(Base):
    __tablename__ = "p"
    id = sa.Column(sa.Integer, primary_key=True)
    children = relationship("A", back_populates="p")
class A(Base):
    __tablename__ = "a"
    id = sa.Column(sa.ForeignKey("p.id"), primary_key=True)
    p = relationship(P, back_populates="children")
def upgrade():
    Base.metadata.create_all(op.get_bind())
    op.execute("INSERT INTO p VALUES (3), (4)"); op.execute("INSERT INTO a VALUES (3)")
    print(op.get_bind().execute(%s).all())
""" % said])
case("given_type_names", db="pg", before="""CREATE TYPE vector;
CREATE FUNCTION vector_in(cstring, oid, integer) RETURNS vector LANGUAGE internal IMMUTABLE STRICT AS 'varcharin';
CREATE FUNCTION vector_out(vector) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varcharout';
CREATE FUNCTION vector_typmod_in(cstring[]) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';
CREATE FUNCTION vector_typmod_out(integer) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodout';
CREATE TYPE vector (INPUT = vector_in, OUTPUT = vector_out, TYPMOD_IN = vector_typmod_in, TYPMOD_OUT = vector_typmod_out)""",
     scripts=["""
from alembic import context
from alembic.autogenerate import api, compare_metadata, produce_migrations, render
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql.base import PGDialect, ischema_names
from sqlalchemy.dialects.sqlite import dialect as sqlite
from own_types import Vector
m = sa.MetaData()
sa.Table("item", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("same", Vector(3)), sa.Column("wider", Vector(8)),
         sa.Column("wanted", Vector(3), nullable=False), sa.Column("many", ARRAY(Vector(3))), sa.Column("gone", sa.Text))
def said():
    context_, names = context.get_context(), {}
    print([(c["name"], c["type"]) for c in sa.inspect(op.get_bind()).get_columns("item")])
    script = produce_migrations(context_, m)
    render._render_python_into_templatevars(api.AutogenContext(context_, autogenerate=True), script, names)
    print(compare_metadata(context_, m), names["upgrades"])
def upgrade():
    op.execute("CREATE TABLE item (id serial PRIMARY KEY, same vector(3), wider vector(3), wanted vector(3), many vector(3)[], gone vector)")
    dialect = op.get_bind().dialect
    print(dialect.ischema_names is ischema_names, PGDialect.ischema_names is ischema_names, len(ischema_names), len(sqlite().ischema_names))
    dialect.ischema_names = dict(ischema_names)
    dialect.ischema_names["vector"] = Vector
    print("vector" in ischema_names)
    del dialect.ischema_names
    ischema_names["vector"] = Vector
    said()
"""], files={**env("""
    with create_engine(config.get_main_option("sqlalchemy.url")).connect() as connection:
        import sqlalchemy as sa
        context.configure(connection=connection, target_metadata=sa.MetaData())
        with context.begin_transaction():
            context.run_migrations()
    """), "own_types.py": """from sqlalchemy.types import UserDefinedType


class Vector(UserDefinedType):
    cache_ok = True

    def __init__(self, dim=None):
        self.dim = dim

    def get_col_spec(self, **kw):
        return "VECTOR" if self.dim is None else "VECTOR(%d)" % self.dim
"""})
# What fails before a try or with statement does not fail in it.
for n, body in enumerate(("""
    try:
        op.drop_constraint("a", "b")
    except Exception as error:
        print("caught", error)
""", """
    try:
        print(op.get_bind().execute(sa.text("SELECT 1")).scalar())
    except Exception as error:
        print("caught", error)
    finally:
        print("never")
""", """
    with suppress(Exception):
        op.drop_constraint("a", "b")
""", """
    with suppress(Exception), op.get_bind().begin_nested():
        op.drop_constraint("a", "b")
""", """
    for name in "a", "b":
        try:
            op.execute("SELECT 1")
        except Exception as error:
            print("caught", error)
        op.execute("SELECT nothing")
""")):
    case("failed_before_guard_%d" % n, db="pg", scripts=["""
from contextlib import suppress
def upgrade():
    op.execute("CREATE TABLE fine (id INTEGER)")
    op.add_column("nowhere", sa.Column("x", sa.Integer))%s    op.drop_column("nowhere", "id")
""" % body])
