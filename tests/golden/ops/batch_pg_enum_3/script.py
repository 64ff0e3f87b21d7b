"""batch pg enum 3

Revision ID: 8a5627fb6060
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "8a5627fb6060"
down_revision = None


def upgrade():
    t = sa.Table("t", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("c", postgresql.ENUM("a", name="en")))
    with op.batch_alter_table("t", copy_from=t, recreate="always") as batch:
        batch.alter_column("c", type_=sa.String(3))


def downgrade():
    pass
