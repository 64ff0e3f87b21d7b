"""alter type class

Revision ID: 3bebba5c9599
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "3bebba5c9599"
down_revision = None


def upgrade():
    op.alter_column("t", "c", type_=sa.DateTime, existing_type=sa.String(3))
    op.alter_column("t", "c", type_=sa.DateTime(), existing_type=sa.String(3))
    op.alter_column("t", "c", existing_type=sa.TIMESTAMP, nullable=False, server_default="1")


def downgrade():
    op.drop_column("t", "c", existing_type=sa.String(3))
    op.drop_column("t", "d", existing_type=sa.Boolean(), existing_nullable=False, existing_server_default=sa.text("1"))
