"""types of other databases

Revision ID: 5e0f6d1c7a21
Revises:
Create Date: 2026-11-27 10:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

revision = '5e0f6d1c7a21'
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'meeting',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('day', sqlite.DATE(), nullable=True),
        sa.Column('begins', sqlite.TIME(), nullable=True),
        sa.Column('made', sqlite.DATETIME(), nullable=True),
        sa.Column('ratio', postgresql.REAL(3), nullable=True),
        sa.PrimaryKeyConstraint('id'),
    )
    op.alter_column('meeting', 'made', type_=sqlite.DATETIME(), existing_type=sa.Date())
    op.alter_column('meeting', 'ratio', type_=sa.Double(53), existing_type=sa.Float())
    op.create_table_comment('meeting', None)


def downgrade():
    op.drop_table_comment('meeting')
    op.drop_table('meeting')
