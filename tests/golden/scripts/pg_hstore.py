"""hstore, as SQLAlchemy's connections know it."""
from sqlalchemy import text
from sqlalchemy.dialects.postgresql import HSTORE


def upgrade():
    bind = op.get_bind()
    op.execute("CREATE EXTENSION IF NOT EXISTS hstore")
    op.execute("CREATE TYPE mood AS ENUM ('a=>b', 'c')")
    with bind.engine.connect() as other:
        print(other.execute(text("SELECT 1")).scalar())
    t = op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("h", HSTORE))
    bind.execute(t.insert(), [{"id": 1, "h": {"a": "1", "b": None, 'c"\\d': "e'f=>g"}}, {"id": 2, "h": {}}, {"id": 3, "h": None}])
    T("typed", lambda: bind.execute(sa.select(t).order_by(t.c.id)).all())
    T("op", lambda: bind.execute(sa.select(t.c.h["a"], t.c.h.has_key("b"), t.c.h.keys()).where(t.c.id == 1)).all())
    T("enum", lambda: bind.execute(text("SELECT 'a=>b'::mood, ARRAY['c'::mood]")).all())
