"""lit timestamp

Revision ID: 59637ee75d99
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa
from datetime import datetime
from sqlalchemy.dialects import postgresql

revision = "59637ee75d99"
down_revision = None


def upgrade():
    t = sa.table("t", sa.column("a", sa.TIMESTAMP), sa.column("b", postgresql.TIMESTAMP(timezone=True)))
    op.bulk_insert(t, [{"a": datetime(2020, 1, 2), "b": datetime(2020, 1, 2, 3, 4, 5, 6)}])
    op.create_table("u", sa.Column("c", sa.TIMESTAMP(), server_default=sa.literal(datetime(2020, 1, 2), sa.TIMESTAMP)))


def downgrade():
    pass
