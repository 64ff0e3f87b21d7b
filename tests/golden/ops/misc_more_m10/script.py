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
    m = sa.MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s_%(referred_column_0_name)s", "pk": "pk_%(table_name)s"})
    sa.Table("o", m, sa.Column("id", sa.Integer, primary_key=True))
    t = sa.Table("t", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Integer, sa.ForeignKey("o.id"), index=True), sa.Column("b", sa.Integer), sa.UniqueConstraint("a", "b"), sa.CheckConstraint("a > 1", name="pos"))
    t.create(op.get_bind())
    op.execute("-- %r" % sorted(str(c.name) for c in t.constraints))
    pass

def downgrade():
    pass
