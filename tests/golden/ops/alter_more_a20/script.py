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
    op.alter_column("t", "c", type_=sa.Enum("a", "b", name="en", create_constraint=True, native_enum=False), existing_type=sa.Enum("a", name="en", create_constraint=True, native_enum=False))
    pass

def downgrade():
    pass
