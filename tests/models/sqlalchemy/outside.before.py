import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class A(Base):
    __tablename__ = "a"
    id = sa.Column(sa.Integer, primary_key=True)
    mood = sa.Column(sa.Enum("sad", "ok", "happy", name="mood"), server_default="ok")
    __table_args__ = (sa.CheckConstraint("mood <> 'sad'", name="ck"), sa.Index("ix", "id", postgresql_where=sa.text("mood = 'ok'")))
