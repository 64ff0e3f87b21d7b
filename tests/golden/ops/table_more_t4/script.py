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
    op.create_table("User", sa.Column("Id", sa.Integer, primary_key=True), sa.Column("select", sa.String(5)), sa.UniqueConstraint("Id", "select", name="Uq"), sa.Index("Ix", "select", postgresql_using="hash", mysql_length=3))
    pass

def downgrade():
    pass
