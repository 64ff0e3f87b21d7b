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
    t = sa.Table("t", sa.MetaData(schema="s"), sa.Column("Id", sa.Integer, key="i"), sa.Column("x", sa.Float))
    op.bulk_insert(t, [{"i": 1, "x": 2}, {"x": 1.5, "i": True}])
    pass

def downgrade():
    pass
