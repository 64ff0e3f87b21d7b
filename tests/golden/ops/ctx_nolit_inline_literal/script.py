"""ctx nolit inline literal

Revision ID: b5c3f10889cb
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa
import uuid

revision = "b5c3f10889cb"
down_revision = None


def upgrade():
    t = sa.table("author", sa.column("id", sa.Integer), sa.column("name", sa.String))
    op.execute(t.update().where(t.c.name == op.inline_literal("it's")).values(name=op.inline_literal("x"), id=5))
    op.execute(t.insert().values(name=op.inline_literal("a%b:c")))
    op.execute(t.delete().where(t.c.id.in_([op.inline_literal(3)])))
    m = sa.Table("m", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("d", sa.Integer, default=7))
    op.bulk_insert(m, [{"id": 1}, {"id": 2, "d": op.inline_literal(3)}])
    u = sa.table("u", sa.column("v", sa.Uuid(native_uuid=False)), sa.column("w", sa.Uuid))
    op.execute(u.update().values(v=uuid.UUID(int=9), w=uuid.UUID(int=9)))


def downgrade():
    pass
