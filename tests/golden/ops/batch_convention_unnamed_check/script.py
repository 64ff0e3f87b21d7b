"""batch convention unnamed check

Revision ID: efe2962d2333
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "efe2962d2333"
down_revision = None


def upgrade():
    m = sa.MetaData(naming_convention={"ck": "ck_%(table_name)s_%(constraint_name)s"})
    t = sa.Table("t", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("ok", sa.Boolean(create_constraint=True)))
    with op.batch_alter_table("t", copy_from=t, recreate="always") as batch:
        batch.drop_column("id")


def downgrade():
    pass
