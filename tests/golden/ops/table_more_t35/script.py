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
    op.create_table("x", sa.Column("id", sa.Integer, sa.Identity(), nullable=True), sa.Column("j", sa.Integer, sa.Computed("id+1"), nullable=False), sa.Column("k", sa.Integer, sa.Computed("id+1", persisted=False)))
    pass

def downgrade():
    pass
