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
    t = sa.table("t", sa.column("a", sa.Integer), sa.column("j", sa.JSON))
    op.execute(t.insert().values(a=1, j=sa.null()))
    op.execute(t.update().where(t.c.j.is_(None)).values(j=sa.text("'{}'")))
    pass

def downgrade():
    pass
