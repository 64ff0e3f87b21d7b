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

class Js(sa.TypeDecorator):
    impl = sa.String
    cache_ok = True
    def process_bind_param(self, value, dialect): return "<%s>" % value

def upgrade():
    t = sa.table("t", sa.column("x", Js))
    op.bulk_insert(t, [{"x": 5}, {"x": "q"}])
    op.execute(t.insert().values(x="5"))
    op.execute(t.update().where(t.c.x == "z").values(x=None))
    pass

def downgrade():
    pass
