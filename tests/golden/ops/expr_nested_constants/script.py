"""expr nested constants

Revision ID: e12c5d8a7707
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "e12c5d8a7707"
down_revision = None


def upgrade():
    t = sa.table("t", sa.column("id", sa.Integer), sa.column("ok", sa.Boolean))
    op.execute(t.update().where(sa.or_(sa.and_(True), t.c.id > 5)).values(id=1))
    op.execute(t.update().where(sa.and_(sa.or_(False, t.c.ok), sa.not_(sa.and_(True, sa.true())), t.c.id > 5)).values(id=1))
    op.execute(sa.select(sa.and_(t.c.ok), sa.or_(sa.false(), sa.false())))
    op.execute(sa.select(t.c.id).where(~sa.not_(sa.exists().where(t.c.ok))))
    op.execute(sa.select(t.c.id).where(sa.not_(~sa.and_(t.c.ok, t.c.id == 2))))
    op.execute(sa.select(sa.func.count().filter(t.c.ok), sa.func.count(t.c.id).filter(t.c.ok, t.c.id > 1)))
    op.execute(sa.select(t.c.id).where(sa.and_(c == 1 for c in (t.c.id,))))


def downgrade():
    pass
