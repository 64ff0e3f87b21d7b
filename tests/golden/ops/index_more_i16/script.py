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
    op.create_index("ix", "t", [sa.column("a") + sa.column("b"), sa.cast(sa.column("c"), sa.Integer), sa.case((sa.column("a") > 1, 2), else_=3)])
    pass

def downgrade():
    pass
