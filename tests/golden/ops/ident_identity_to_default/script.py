"""ident identity to default

Revision ID: 65547cc379a6
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "65547cc379a6"
down_revision = None


def upgrade():
    op.alter_column("t", "c", existing_server_default=sa.Identity(always=True), server_default="x")


def downgrade():
    op.alter_column("t", "c", existing_server_default=sa.Identity(always=True), server_default=None)
