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
    op.create_table("a", sa.Column("a", sa.JSON, server_default="{}"), sa.Column("b", postgresql.JSONB(astext_type=sa.Text()).with_variant(sa.JSON(), "sqlite", "mysql")), sa.Column("v", sa.String(10).with_variant(sa.Text(), "mysql")))
    pass

def downgrade():
    pass
