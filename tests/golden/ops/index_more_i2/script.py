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
    op.create_index("ix", "t", ["a"], postgresql_where=sa.text("a > 5"), postgresql_include=["b"], postgresql_with={"fillfactor": 50}, postgresql_using="btree", postgresql_tablespace="ts", postgresql_ops={"a": "text_pattern_ops"}, postgresql_concurrently=True, postgresql_nulls_not_distinct=True)
    pass

def downgrade():
    pass
