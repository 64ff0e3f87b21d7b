"""err index without name

Revision ID: ee16d338f5c4
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "ee16d338f5c4"
down_revision = None


def upgrade():
    op.create_index(None, "t", [sa.func.lower(sa.column("a"))])


def downgrade():
    op.create_index(None, "t", ["a", sa.text("lower(b)")])
