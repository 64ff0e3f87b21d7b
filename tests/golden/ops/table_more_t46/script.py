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
    op.create_table("x", sa.Column("a", postgresql.HSTORE), sa.Column("b", postgresql.TSVECTOR), sa.Column("c", postgresql.MACADDR8), sa.Column("d", postgresql.CIDR), sa.Column("e", postgresql.INT8RANGE), sa.Column("f", postgresql.JSONPATH), sa.Column("g", postgresql.BIT(5, varying=True)), sa.Column("h", postgresql.INTERVAL(fields="DAY TO SECOND", precision=3)), sa.Column("i", postgresql.ARRAY(postgresql.ENUM("a", name="ae"), dimensions=2)), sa.Column("j", postgresql.TIME(precision=2)), sa.Column("k", postgresql.TIMESTAMP(True, 3)))
    pass

def downgrade():
    pass
