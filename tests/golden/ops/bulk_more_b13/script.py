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
    t = sa.table("t", sa.column("x", sa.Numeric(10, 2)), sa.column("y", sa.LargeBinary), sa.column("z", sa.Interval))
    op.bulk_insert(t, [{"x": decimal.Decimal("1.10"), "y": b"ab", "z": datetime.timedelta(days=1)}])
    pass

def downgrade():
    pass
