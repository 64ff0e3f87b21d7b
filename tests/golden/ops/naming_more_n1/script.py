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
    op.create_table("A b", sa.Column("id", sa.Integer, primary_key=True), sa.Column("x", sa.Integer, sa.ForeignKey("s.o.id"), unique=True), sa.Column("y", sa.Boolean(create_constraint=True, name="yy")), sa.CheckConstraint("x > 1", name="pos"), sa.Index(None, "x"), schema="s")
    op.create_check_constraint("zz", "t", "a > 1")
    op.drop_constraint("zz", "t", type_="check")
    op.create_primary_key(None, "t", ["a"])
    op.create_unique_constraint("given", "t", ["a"])
    pass

def downgrade():
    pass
