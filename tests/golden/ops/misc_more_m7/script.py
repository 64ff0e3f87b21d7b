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
    op.f("x") + "y"
    op.execute("-- %s %r" % (op.f("x"), op.f("x")))
    op.create_table("z", sa.Column("a", sa.Integer), sa.UniqueConstraint("a", name=op.f("uq_z_a")))
    pass

def downgrade():
    pass
