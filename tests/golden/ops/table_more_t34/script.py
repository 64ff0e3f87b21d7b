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
    op.create_table("x", sa.Column("id", sa.Integer, sa.Identity(always=True, on_null=True, minvalue=1, maxvalue=9, nominvalue=None, cache=3, order=True, increment=-1)))
    pass

def downgrade():
    pass
