"""a change of many rows at once: hostile values, counts, an error in the middle

Revision ID: a00000000001
Revises: None
Create Date: 2026-01-01 00:00:00.000000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


revision: str = 'a00000000001'
down_revision: Union[str, Sequence[str], None] = None
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    bind = op.get_bind()
    op.execute("DROP TABLE IF EXISTS m")
    op.execute("CREATE TABLE m (id integer PRIMARY KEY, v varchar, b boolean, CHECK (v <> 'bad'))")
    t = sa.table('m', sa.column('id', sa.Integer), sa.column('v', sa.String), sa.column('b', sa.Boolean))
    bind.execute(t.insert(), [dict(id=i, v='x', b=None) for i in range(6)])
    hostile = ["it's", "a\\b", "\x01", "%s %(a)s :b ?", None, "é\n\t\"q\""]
    r = bind.execute(t.update().where(t.c.id == sa.bindparam('k')).values(v=sa.bindparam('w'), b=True), [dict(k=i, w=h) for i, h in enumerate(hostile)])
    print(r.rowcount)
    print(bind.execute(t.select().order_by(t.c.id)).fetchall())
    r = bind.execute(t.update().where(t.c.id == sa.bindparam('k')), [dict(k=i, b=bool(i % 2)) for i in range(9)])
    print(r.rowcount)
    r = bind.execute(t.delete().where(t.c.id == sa.bindparam('k')), [dict(k=i) for i in (4, 5, 77)])
    print(r.rowcount)
    print(bind.execute(t.select().order_by(t.c.id)).fetchall())
    try:
        with bind.begin_nested():
            bind.execute(t.update().where(t.c.id == sa.bindparam('k')).values(v=sa.bindparam('w')), [dict(k=i, w=w) for i, w in enumerate(['a', 'bad', 'c'])])
    except sa.exc.IntegrityError as e:
        print(type(e.orig).__name__, e.params, e.statement)
    print(bind.execute(t.select().order_by(t.c.id)).fetchall())


def downgrade() -> None:
    pass
