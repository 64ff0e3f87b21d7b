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
    op.alter_column("t", "c", server_default=sa.Identity(start=4, increment=3), existing_server_default=sa.Identity(start=1, always=True), existing_type=sa.Integer())
    pass

def downgrade():
    pass
