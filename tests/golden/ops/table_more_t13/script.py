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
    op.create_table("x", sa.Column("a", sa.Integer, primary_key=True), prefixes=["TEMPORARY"], if_not_exists=True)
    op.drop_table("x", if_exists=True)
    op.drop_table("x", schema="S")
    pass

def downgrade():
    pass
