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
    op.rename_table("a", "B", schema="s")
    op.create_table_comment("a", "it's", existing_comment=None, schema="s")
    op.drop_table_comment("a", existing_comment="x")
    pass

def downgrade():
    pass
