"""expr in arrays

Revision ID: 3ff1e3eff0f7
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "3ff1e3eff0f7"
down_revision = None


def upgrade():
    t = sa.table("t", sa.column("v", postgresql.ARRAY(sa.Integer)))
    op.execute(sa.select(t.c.v).where(t.c.v.in_([[1, 2], []])))


def downgrade():
    pass
