"""batch pg enum 4

Revision ID: 863f9b780f73
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "863f9b780f73"
down_revision = None


def upgrade():
    t = sa.Table("t", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("c", sa.Enum("a", name="en")))
    with op.batch_alter_table("t", copy_from=t, recreate="always") as batch:
        batch.alter_column("c", type_=sa.Enum("a", "b", name="en"))


def downgrade():
    pass
