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
    op.create_table("a", Column("x", String(3), nullable=False, server_default="", comment="it's"), Column("b", sa.Boolean, server_default="1"), Column("c", sa.Boolean, server_default=sa.text("true")), Column("d", sa.DateTime, server_default=sa.func.now()), Column("e", sa.DateTime(timezone=True), server_default=sa.func.current_timestamp(), server_onupdate=sa.FetchedValue()))
    pass

def downgrade():
    pass
