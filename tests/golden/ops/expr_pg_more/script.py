"""expr pg more

Revision ID: 9e8c2e71455e
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "9e8c2e71455e"
down_revision = None


def upgrade():
    j = sa.column("j", postgresql.JSONB)
    t = sa.table("t", sa.column("a"), sa.column("order"), schema="s")
    op.execute(sa.select(postgresql.hstore("a", "b"), postgresql.hstore(postgresql.array(["k"]), postgresql.array(["v"]))["k"]))
    op.execute(sa.select(j + j))
    op.execute(sa.select(t.tablesample(5)))
    op.execute(sa.select(t.tablesample(sa.func.bernoulli(5), name="sample").c.order))


def downgrade():
    pass
