"""Queries of tables that no class stands for."""
from sqlalchemy import *
from sqlalchemy.orm import Session, declarative_base
Base = declarative_base()
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True); n = Column(Integer)
link = Table("link", Base.metadata, Column("a_id", ForeignKey("a.id"), primary_key=True), Column("n", Integer))
def upgrade():
    bind = op.get_bind(); Base.metadata.create_all(bind)
    s = Session(bind)
    s.add_all([A(id=i, n=i) for i in range(1, 5)]); s.flush()
    s.execute(link.insert(), [{"a_id": i, "n": i * 10} for i in range(1, 5)])
    S("all", lambda: s.query(link).order_by(link.c.a_id).all())
    S("columns", lambda: s.query(link.c.n).filter(link.c.a_id > 2).order_by(link.c.n).all())
    S("count", lambda: s.query(link).filter(link.c.n > 10).count())
    S("first", lambda: s.query(link).order_by(link.c.n.desc()).first())
    S("update", lambda: s.query(link).filter(link.c.a_id == 1).update({"n": 11}, synchronize_session=False))
    S("update column", lambda: s.query(link).filter(link.c.a_id == 2).update({link.c.n: link.c.n + 2}, synchronize_session=False))
    S("delete", lambda: s.query(link).filter(link.c.a_id.in_([3])).delete(synchronize_session=False))
    S("delete none", lambda: s.query(link).filter(link.c.a_id.in_([])).delete(synchronize_session=False))
    S("left", lambda: s.query(link.c.a_id, link.c.n).order_by(link.c.a_id).all())
    S("joined", lambda: s.query(A.n, link.c.n).join(link, link.c.a_id == A.id).order_by(A.id).all())
    S("executed", lambda: [(type(r).__name__, r[0].n) for r in s.execute(s.query(A).order_by(A.id)).fetchmany(2)])
    S("executed columns", lambda: s.execute(s.query(A.id, A.n).order_by(A.id)).all())
    S("executed table", lambda: s.execute(s.query(link).order_by(link.c.a_id)).fetchall())
    S("scalars", lambda: [a.id for a in s.scalars(s.query(A).order_by(A.id))])
    S("inspected", lambda: inspect(s.query(A)).session is s)
    from sqlalchemy.dialects import postgresql, sqlite, mysql
    S("dialects", lambda: [isinstance(bind.dialect, d.dialect) for d in (postgresql, sqlite, mysql)])
    S("dialect", lambda: (postgresql.dialect().name, sqlite.dialect().name, type(postgresql.dialect()) is postgresql.dialect, postgresql.dialect.name))
    s.flush()
def downgrade():
    pass
