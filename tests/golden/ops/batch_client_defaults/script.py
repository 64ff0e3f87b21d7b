"""batch client defaults

Revision ID: f2492d595cf9
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa

revision = "f2492d595cf9"
down_revision = None


def upgrade():
    t = sa.Table("t", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("c", sa.Integer, default=9))
    with op.batch_alter_table("t", copy_from=t, recreate="always") as batch:
        batch.add_column(sa.Column("n", sa.Integer, default=5))
        batch.add_column(sa.Column("at", sa.DateTime, default=sa.func.now()), insert_before="id")
        batch.add_column(sa.Column("u", sa.String(36), default=lambda: "x", server_default="y"))
        batch.add_column(sa.Column("s", sa.Integer, sa.Sequence("sq")))
        batch.add_column(sa.Column("e", sa.Integer, default=sa.select(sa.literal(1)).scalar_subquery()))


def downgrade():
    pass
