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
    op.execute("SELECT '%s'" % repr(sa.String(5)))
    for t in [sa.Numeric(5, 2), sa.Enum("a", "b", name="x"), sa.DateTime(True), sa.Float(3), sa.JSON(), sa.ARRAY(sa.Integer), postgresql.UUID(), postgresql.ENUM("a", name="q", create_type=False), mysql.TINYINT(1), mysql.VARCHAR(5, collation="x"), sa.LargeBinary(), sa.Interval(), sa.Boolean(), sa.Uuid(as_uuid=False), postgresql.INTERVAL(precision=2), postgresql.TIMESTAMP(timezone=True), sa.Enum(enum.Enum("K", "a b")), sa.PickleType(), postgresql.ARRAY(sa.String(3), dimensions=2), mysql.ENUM("a"), mysql.SET("a", "b"), sqlite.DATETIME(), postgresql.JSONB(), postgresql.BIT(3), mysql.DOUBLE(5, 3), mysql.INTEGER(unsigned=True), postgresql.DOMAIN("d", sa.Integer), sa.Text(), sa.Unicode(3), sa.Double(), sa.REAL(), sa.Time(), postgresql.HSTORE(), postgresql.TSVECTOR()]:
        op.execute("SELECT \"%s\"" % repr(t))
    pass

def downgrade():
    pass
