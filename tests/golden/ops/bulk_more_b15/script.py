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
    t = sa.table("t", sa.column("x", sa.Boolean), sa.column("y", sa.DateTime))
    op.bulk_insert(t, [{"x": True, "y": datetime.datetime(2020, 1, 1, 5, 6, 7, tzinfo=datetime.timezone.utc)}])
    pass

def downgrade():
    pass
