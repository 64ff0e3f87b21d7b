"""x"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, mysql, sqlite
import datetime, decimal, uuid, enum
from sqlalchemy import text, func, Column, Integer, String
revision = "aaaa"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    t = sa.Table("t", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.String(5), sa.ForeignKey("o.id"), nullable=False, server_default="x"), schema="s")
    op.execute("-- %r" % t)
    op.execute("-- %r" % t.c.a)
    op.execute("-- %s %s %s %s" % (t, t.c.a, t.key, t.fullname))
    op.execute("-- %r" % list(t.c.keys()))
    op.execute("-- %r" % [c.name for c in t.primary_key.columns])
    op.execute("-- %r" % sa.Index("i", t.c.a))
    op.execute("-- %r" % sa.ForeignKey("x.y"))
    op.execute("-- %r" % ("a" in t.c))
    op.execute("-- %r %r" % (t.c.a.nullable, t.c.id.autoincrement))
    pass

def downgrade():
    pass
