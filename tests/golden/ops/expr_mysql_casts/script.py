"""expr mysql casts

Revision ID: d41871342321
Revises: 
Create Date: 2026-11-28 09:00:00

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql

revision = "d41871342321"
down_revision = None


def upgrade():
    a = sa.column("a")
    for type_ in (sa.Enum("x", "yy", native_enum=False), sa.Enum("x", native_enum=False, length=50), sa.CHAR(3, collation="latin1_bin"), mysql.LONGTEXT(charset="utf8mb4", collation="utf8mb4_bin"),
                  mysql.TEXT(ascii=True), mysql.TEXT(binary=True), mysql.VARCHAR(10, collation="utf8_bin", national=True), mysql.CHAR(5, national=True),
                  postgresql.TIMESTAMP(precision=6), sa.String(9), sa.Text):
        op.execute(sa.select(sa.cast(a, type_)))


def downgrade():
    pass
