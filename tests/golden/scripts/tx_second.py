# COMMANDS: upgrade head; current
def upgrade():
    bind = op.get_bind(); pg = bind.dialect.name == "postgresql"
    op.execute("create table t (id integer)")
    with bind.engine.connect() as c:
        T("sees", lambda: sa.inspect(c).get_table_names()); T("not same", lambda: c is bind)
        if pg:
            c.execute(sa.text("create table other (id integer)")); c.commit(); T("other", lambda: bind.execute(sa.text("select count(*) from other")).scalar())
            c.execute(sa.text("insert into other values (1)")); T("uncommitted", lambda: bind.execute(sa.text("select count(*) from other")).scalar()); c.rollback()
        T("closed", lambda: c.closed)
    T("closed", lambda: c.closed)
    if pg:
        with bind.engine.begin() as c2: c2.execute(sa.text("insert into other values (2)"))
        T("committed", lambda: bind.execute(sa.text("select * from other")).all())
        e = bind.engine.execution_options(isolation_level="AUTOCOMMIT")
        with e.connect() as c3: c3.execute(sa.text("insert into other values (3)")); T("auto", lambda: bind.execute(sa.text("select count(*) from other")).scalar())
