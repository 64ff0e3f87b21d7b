import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50), nullable=False, index=True)
    email = sa.Column(sa.String(50), unique=True)
    age = sa.Column(sa.Integer, server_default="0")
    score = sa.Column(sa.Numeric(10, 2), server_default=sa.text("2.5"))
    status = sa.Column(sa.String(10), server_default="old")
    total = sa.Column(sa.Numeric(12, 2), sa.Computed("score + age"))
    __table_args__ = (
        sa.CheckConstraint("age > 1", name="ck_age"),
        sa.CheckConstraint("score >= 2"),
        sa.CheckConstraint("status IN ('new','old')", name="ck_status"),
        sa.Index("ix_part", "email", postgresql_where=sa.text("age > 4 AND status = 'new'")),
        sa.Index("ix_low", sa.text("upper(name)")),
    )


class Post(Base):
    __tablename__ = "posts"
    id = sa.Column(sa.Integer, nullable=False)
    user_id = sa.Column(sa.ForeignKey("users.id", name="fk_posts_user", ondelete="CASCADE"))
    a = sa.Column(sa.Integer, primary_key=True)
    b = sa.Column(sa.Integer, primary_key=True)
    during = sa.Column(pg.TSRANGE)
    __table_args__ = (
        sa.UniqueConstraint("a", "b", name="uq_posts_ab"),
        pg.ExcludeConstraint(("during", "-|-"), name="ex_during", using="gist"),
    )
