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
    i = sa.Index("ix", sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer)).c.a)
    i.create(op.get_bind())
    i.drop(op.get_bind())
    pass

def downgrade():
    pass
