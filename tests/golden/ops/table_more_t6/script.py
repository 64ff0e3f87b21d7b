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
    op.create_table("a", sa.Column("id", sa.Integer), sa.Column("p", sa.Integer), sa.PrimaryKeyConstraint("id", "p", name="pk", mssql_clustered=True), sa.ForeignKeyConstraint(["p"], ["a.id"], name="self", deferrable=True, initially="DEFERRED", use_alter=True), sa.CheckConstraint("p > 0"))
    pass

def downgrade():
    pass
