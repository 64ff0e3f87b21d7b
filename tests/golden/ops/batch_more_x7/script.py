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
    t = sa.Table("t", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Integer))
    with op.batch_alter_table("t", copy_from=t) as b:
        b.create_index("ix", ["a"])
        b.add_column(sa.Column("z", sa.DateTime, server_default=sa.func.now()))
    pass

def downgrade():
    pass
