"""err add lightweight column

Revision ID: 844e1859db31
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "844e1859db31"
down_revision = None


def upgrade():
    op.add_column("t", sa.column("c", sa.Integer))


def downgrade():
    pass
