"""negative scale

Revision ID: a6b5a685d140
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "a6b5a685d140"
down_revision = None


def upgrade():
    op.create_table('ledger', sa.Column('thousands', sa.Numeric(6, -3)), sa.Column('tens', sa.DECIMAL(5, -1), server_default='10'))
    op.add_column('account', sa.Column('total', sa.NUMERIC(8, -2), nullable=True))


def downgrade():
    pass
