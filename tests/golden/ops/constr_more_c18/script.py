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
    op.create_exclude_constraint("ex", "t", ("a", "="), (sa.text("tsrange(b, c)"), "&&"), where="a > 3", using="gist", deferrable=True, initially="deferred", schema="s")
    pass

def downgrade():
    pass
