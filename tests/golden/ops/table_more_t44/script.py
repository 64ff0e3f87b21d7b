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
    op.create_table("x", sa.Column("a", sa.TIMESTAMP(timezone=True)), sa.Column("b", sa.Time(timezone=True)), sa.Column("c", sa.DATE), sa.Column("d", sa.DATETIME), sa.Column("e", sa.REAL), sa.Column("f", sa.DECIMAL(8, 3)), sa.Column("g", sa.BINARY(3)), sa.Column("h", sa.VARBINARY(4)), sa.Column("i", sa.BLOB), sa.Column("j", sa.PickleType))
    pass

def downgrade():
    pass
