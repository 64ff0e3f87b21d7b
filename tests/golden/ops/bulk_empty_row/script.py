"""bulk empty row

Revision ID: 31e1b068eef3
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "31e1b068eef3"
down_revision = None


def upgrade():
    op.bulk_insert(sa.table("a", sa.column("x")), [{}, {"x": 1}])


def downgrade():
    pass
