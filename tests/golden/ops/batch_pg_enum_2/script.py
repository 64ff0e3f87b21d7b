"""batch pg enum 2

Revision ID: 57b0f3aabf41
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "57b0f3aabf41"
down_revision = None


def upgrade():
    t = sa.Table("t", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("c", sa.Enum("x", name="old")))
    with op.batch_alter_table("t", copy_from=t, recreate="always") as batch:
        batch.alter_column("c", type_=postgresql.ENUM("a", "b", name="en"), existing_type=sa.Enum("x", name="old"))


def downgrade():
    pass
