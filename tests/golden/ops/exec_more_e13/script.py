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
    op.execute(sa.schema.CreateTable(sa.Table("x", sa.MetaData(), sa.Column("a", sa.Integer, primary_key=True), sa.Column("b", sa.String(5), index=True, comment="q"), comment="z")))
    op.execute(sa.schema.DropTable(sa.Table("x", sa.MetaData()), if_exists=True))
    pass

def downgrade():
    pass
