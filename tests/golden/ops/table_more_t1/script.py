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
    op.create_table("a", sa.Column("id", sa.Integer, primary_key=True, autoincrement=False), sa.Column("b", sa.BigInteger, sa.ForeignKey("x.y", ondelete="SET NULL", onupdate="CASCADE", name="fkx"), index=True), sa.Column("c", sa.Numeric(5), unique=True, index=True), comment="hi")
    pass

def downgrade():
    pass
