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
    from alembic.operations import ops
    o = ops.AddColumnOp("t", sa.Column("x", sa.Integer))
    op.execute("-- %r" % (o.to_diff_tuple()[:3],))
    r = o.reverse()
    op.execute("-- %s %s" % (type(r).__name__, r.column_name))
    op.invoke(o)
    c = ops.CreateTableOp("t", [sa.Column("id", sa.Integer, primary_key=True)])
    op.execute("-- %s" % type(c.reverse()).__name__)
    d = ops.DropTableOp.from_table(c.to_table())
    op.execute("-- %s %s" % (d.table_name, type(d.reverse()).__name__))
    u = ops.UpgradeOps(ops=[o, c])
    op.execute("-- %r" % [type(x).__name__ for x in u.reverse().ops])
    op.execute("-- %r" % ops.ModifyTableOps("t", [o]).reverse().ops[0].column_name)
    pass

def downgrade():
    pass
