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
    op.create_table("x", sa.Column("a", sa.Enum(enum.Enum("Color", "RED GREEN"))), sa.Column("b", sa.Enum(enum.Enum("Color2", {"R": "r", "G": "g"}), values_callable=lambda e: [m.value for m in e], name="c2")))
    pass

def downgrade():
    pass
