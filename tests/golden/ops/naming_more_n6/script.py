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
    op.create_table("a", sa.Column("e", sa.Enum("a", "b", name="ee", native_enum=False, create_constraint=True)), sa.Column("f", sa.Boolean(create_constraint=True)))
    pass

def downgrade():
    pass
