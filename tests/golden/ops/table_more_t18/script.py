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

class E(str, enum.Enum):
    a = "A"
    b = "B"

def upgrade():
    op.create_table("x", sa.Column("a", sa.Enum(E, name="e_t", create_constraint=True, native_enum=False)))
    op.add_column("x", sa.Column("b", sa.Enum(E, name="e_t2", create_constraint=True, native_enum=False)))
    pass

def downgrade():
    pass
