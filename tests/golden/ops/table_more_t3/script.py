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
    op.create_table("a", sa.Column("x", sa.Uuid), sa.Column("y", sa.UUID(as_uuid=False)), sa.Column("z", sa.Uuid(native_uuid=False)), sa.Column("l", sa.LargeBinary(10)), sa.Column("e", sa.Enum("a","b", native_enum=False, length=20)), sa.Column("iv", sa.Interval(second_precision=3)), schema="s")
    pass

def downgrade():
    pass
