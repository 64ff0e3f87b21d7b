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

class E(enum.Enum):
    one = "1"

def upgrade():
    t = sa.table("t", sa.column("e", sa.Enum(E, name="e")), sa.column("d", sa.Date), sa.column("u", sa.Uuid))
    op.bulk_insert(t, [{"e": E.one, "d": datetime.date(2020, 1, 2), "u": uuid.UUID(int=5)}, {"e": "one", "d": None, "u": None}])
    pass

def downgrade():
    pass
