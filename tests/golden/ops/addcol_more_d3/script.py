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
    op.add_column("t", sa.Column("c", sa.Integer, primary_key=True), inline_primary_key=True, if_not_exists=True)
    pass

def downgrade():
    pass
