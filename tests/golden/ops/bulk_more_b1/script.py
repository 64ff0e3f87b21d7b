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
    t = sa.table("t", sa.column("a", sa.Integer), sa.column("b", sa.String), sa.column("j", sa.JSON), sa.column("e", sa.Enum("x", "y", name="e")))
    op.bulk_insert(t, [{"a": 1, "b": "x"}, {"a": None, "b": None}], multiinsert=False)
    pass

def downgrade():
    pass
