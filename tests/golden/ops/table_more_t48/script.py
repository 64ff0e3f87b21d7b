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

class MyType(sa.types.UserDefinedType):
    cache_ok = True
    def __init__(self, n=3): self.n = n
    def get_col_spec(self, **kw): return "MYTYPE(%d)" % self.n
class Deco(sa.types.TypeDecorator):
    impl = sa.String
    cache_ok = True
    def load_dialect_impl(self, dialect):
        return dialect.type_descriptor(sa.CHAR(36)) if dialect.name != "postgresql" else dialect.type_descriptor(postgresql.UUID())
class Deco2(sa.types.TypeDecorator):
    impl = sa.Numeric

def upgrade():
    op.create_table("x", sa.Column("a", MyType()), sa.Column("b", MyType(7)), sa.Column("c", Deco()), sa.Column("d", Deco2(5, 2)), sa.Column("e", sa.Integer().with_variant(MyType(9), "mysql")))
    pass

def downgrade():
    pass
