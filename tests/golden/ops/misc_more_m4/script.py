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
    op.execute("-- %s" % str(sa.schema.CreateTable(sa.Table("x", sa.MetaData(), sa.Column("a", sa.Integer, primary_key=True)))).replace("\n", " "))
    op.execute("-- %s" % str(sa.schema.CreateTable(sa.Table("x", sa.MetaData(), sa.Column("a", sa.Integer, primary_key=True))).compile(dialect=mysql.dialect())).replace("\n", " "))
    pass

def downgrade():
    pass
