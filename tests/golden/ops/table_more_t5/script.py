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
    t = op.create_table("a", sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.String(5), default="x", server_default=sa.text("'y'")), info={"a": 1})
    op.bulk_insert(t, [{"id": 1}, {"id": 2, "n": "z"}])
    op.execute(t.insert().values(id=4))
    op.execute(t.update().where(t.c.id == 4).values(n="q"))
    op.execute(t.delete().where(t.c.n.is_(None)))
    pass

def downgrade():
    pass
