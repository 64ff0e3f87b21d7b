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
    op.create_table("a", sa.Column("id", sa.BigInteger(), sa.Identity(start=5, cycle=True), primary_key=True), sa.Column("s", sa.SmallInteger, sa.Computed("id * 2", persisted=True)))
    pass

def downgrade():
    pass
