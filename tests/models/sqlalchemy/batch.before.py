import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50), nullable=False, index=True)
    email = sa.Column(sa.String(50), unique=True)
    age = sa.Column(sa.Integer, server_default="0")
    score = sa.Column(sa.Numeric(10, 2), server_default=sa.text("1.5"))
    __table_args__ = (
        sa.CheckConstraint("age > 0", name="ck_age"),
        sa.CheckConstraint("score >= 0"),
        sa.Index("ix_part", "email", sqlite_where=sa.text("age > 3")),
    )


class Post(Base):
    __tablename__ = "posts"
    id = sa.Column(sa.Integer, primary_key=True)
    user_id = sa.Column(sa.ForeignKey("users.id", name="fk_user", ondelete="CASCADE"))
    a = sa.Column(sa.Integer, nullable=False)
    b = sa.Column(sa.Integer, nullable=False)
