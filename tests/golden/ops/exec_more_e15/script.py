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
    s = sa.Sequence("sq", start=5, increment=2, schema="q", data_type=sa.BigInteger)
    op.execute(sa.schema.CreateSequence(s))
    op.execute(sa.schema.DropSequence(s, if_exists=True))
    pass

def downgrade():
    pass
