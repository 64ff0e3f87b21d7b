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
    op.create_table("x", sa.Column("a", sa.String(collation="de_DE")), sa.Column("b", sa.Unicode(5)), sa.Column("c", sa.UnicodeText), sa.Column("d", sa.CHAR(3)), sa.Column("e", sa.NCHAR(3)), sa.Column("f", sa.NVARCHAR(3)), sa.Column("g", sa.CLOB))
    pass

def downgrade():
    pass
