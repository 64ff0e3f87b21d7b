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
    from sqlalchemy.sql import table, column
    from sqlalchemy.sql.expression import select, insert
    t = table("t", column("a", sa.Integer))
    op.execute(insert(t).values(a=1))
    op.execute(t.insert().from_select(["a"], select(t.c.a)))
    pass

def downgrade():
    pass
