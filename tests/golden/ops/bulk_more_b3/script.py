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
    t = sa.table("t", sa.column("a", sa.Integer))
    op.bulk_insert(t, [{"nope": 1}])
    pass

def downgrade():
    pass
