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

from alembic.operations import Operations, MigrateOperation
@Operations.register_operation("make_seq")
class MakeSeq(MigrateOperation):
    def __init__(self, name, schema=None):
        self.name = name; self.schema = schema
    @classmethod
    def make_seq(cls, operations, name, **kw):
        return operations.invoke(MakeSeq(name, **kw))
    def reverse(self): return None
@Operations.implementation_for(MakeSeq)
def _make(operations, operation):
    operations.execute("CREATE SEQUENCE " + operation.name)

def upgrade():
    from alembic.operations import Operations, MigrateOperation
    op.make_seq("abc")
    op.make_seq("abc", schema="q")
    pass

def downgrade():
    pass
