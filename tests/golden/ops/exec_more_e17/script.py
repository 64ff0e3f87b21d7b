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
    e = postgresql.ENUM("a", "b", name="en", schema="s")
    e.create(op.get_bind(), checkfirst=True)
    op.create_table("x", sa.Column("q", e), sa.Column("w", postgresql.ENUM("z", name="en2", create_type=False)))
    e.drop(op.get_bind(), checkfirst=True)
    pass

def downgrade():
    pass
