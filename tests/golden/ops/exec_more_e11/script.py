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
    c = op.get_bind()
    op.execute("SELECT '%s'" % c.dialect.name)
    op.execute("SELECT '%s'" % op.get_context().dialect.name)
    op.execute("SELECT '%s'" % type(op.get_context().impl).__name__)
    op.execute("SELECT '%s'" % op.get_context().impl.dialect.name)
    pass

def downgrade():
    pass
