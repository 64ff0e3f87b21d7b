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
    m = sa.MetaData()
    t = sa.Table("x", m, sa.Column("a", sa.Integer, primary_key=True), sa.Column("b", sa.Integer, sa.ForeignKey("x.a"), index=True), comment="cm")
    t.create(op.get_bind())
    t.drop(op.get_bind())
    m.create_all(op.get_bind())
    m.drop_all(op.get_bind())
    pass

def downgrade():
    pass
