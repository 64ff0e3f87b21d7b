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
    t = sa.Table("t", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Integer, sa.ForeignKey("o.id", name="fk1")), sa.CheckConstraint("a > 1", name="ck1"))
    with op.batch_alter_table("t", copy_from=t) as b:
        b.drop_constraint("fk1", type_="foreignkey")
        b.drop_constraint("ck1", type_="check")
        b.create_foreign_key("fk2", "p", ["a"], ["x"])
    pass

def downgrade():
    pass
