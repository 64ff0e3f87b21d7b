import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None
NC = {"uq": "uq_%(table_name)s_%(column_0_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
      "pk": "pk_%(table_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "ix": "ix_%(column_0_label)s"}


def T(**k):
    return sa.Table(
        "n", sa.MetaData(), sa.Column("id", sa.Integer(), primary_key=True), sa.Column("a", sa.String(5), index=True),
        sa.Column("b", sa.Integer(), sa.CheckConstraint("b>1", name="ckb"), server_default="3"),
        sa.Column("c", sa.Boolean(create_constraint=True, name="ckc")),
        sa.Column("p", sa.Integer, sa.ForeignKey("n.id", name="fkp")),
        sa.Column("d", sa.DateTime, server_default=sa.text("CURRENT_TIMESTAMP")),
        sa.Column("e", sa.Enum("x", "y", name="en"), nullable=False),
        sa.Index("ix_b", "b", sqlite_where=sa.text("b>3")), sa.Index("ix_be", "b", "e", unique=True),
        sa.CheckConstraint("a<>b", name="ckab"), sa.UniqueConstraint("a", "b", name="uqab"), **k)

