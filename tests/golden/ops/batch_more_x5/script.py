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
    m = sa.MetaData()
    t = sa.Table("t", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.String(5), index=True), sa.Column("b", sa.Boolean(create_constraint=True, name="bb")), sa.Index("ix_b", "b"), sa.UniqueConstraint("a", name="ua"), sqlite_autoincrement=True)
    with op.batch_alter_table("t", copy_from=t, recreate="always") as b:
        b.drop_column("b")
        b.alter_column("a", new_column_name="aa", type_=sa.Text(), nullable=False, server_default="q")
    pass

def downgrade():
    pass
