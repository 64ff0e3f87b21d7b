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
    op.create_table("a", sa.Column("e", sa.Integer, sa.CheckConstraint("e > 1", name="nm")), sa.Column("g", sa.Integer, sa.CheckConstraint("g > 1", name=op.f("gm"))))
    pass

def downgrade():
    pass
