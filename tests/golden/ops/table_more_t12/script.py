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
    op.create_table("x", sa.Column("a", sa.Integer), postgresql_partition_by="RANGE (a)", postgresql_with_oids=False, postgresql_tablespace="ts", mysql_engine="InnoDB", mysql_charset="utf8mb4", sqlite_autoincrement=True, mysql_comment="q")
    pass

def downgrade():
    pass
