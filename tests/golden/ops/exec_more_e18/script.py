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
    e = sa.Enum("a", "b", name="en")
    e.create(op.get_bind())
    op.create_table("x", sa.Column("q", e))
    op.create_table("y", sa.Column("q", sa.Enum("a", "b", name="en")))
    op.drop_table("x")
    e.drop(op.get_bind(), checkfirst=False)
    pass

def downgrade():
    pass
