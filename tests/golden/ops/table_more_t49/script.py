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

from sqlalchemy.ext.compiler import compiles
class Pt(sa.types.UserDefinedType):
    def get_col_spec(self): return "POINT"
@compiles(Pt, "mysql")
def _pt(t, compiler, **kw): return "POINT_MY"

def upgrade():
    op.create_table("x", sa.Column("a", Pt()), sa.Column("b", Pt))
    pass

def downgrade():
    pass
