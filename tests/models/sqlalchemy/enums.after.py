import enum

import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Mood(enum.Enum):
    sad = 1
    meh = 4
    ok = 2
    great = 5


class A(Base):
    __tablename__ = "a"
    id = sa.Column(sa.Integer, primary_key=True)
    mood = sa.Column(sa.Enum(Mood), server_default="sad")
    moods = sa.Column(sa.ARRAY(sa.Enum(Mood)))
    text = sa.Column(sa.Enum("p", "q", name="texts"))
    level = sa.Column(sa.Enum("lo", "hi", name="level"), server_default="lo")
    flag = sa.Column(sa.Boolean)
    __table_args__ = (
        sa.Index("ix_m", "id", postgresql_where=sa.text("mood = 'sad'")),
        sa.CheckConstraint("mood <> 'ok'", name="ck_mood"),
    )


class B(Base):
    __tablename__ = "b"
    id = sa.Column(sa.Integer, primary_key=True)
    z = sa.Column(sa.Enum("z1", "z2", name="z"))
