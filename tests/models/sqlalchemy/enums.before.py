import enum

import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Mood(enum.Enum):
    sad = 1
    ok = 2
    happy = 3


class A(Base):
    __tablename__ = "a"
    id = sa.Column(sa.Integer, primary_key=True)
    mood = sa.Column(sa.Enum(Mood), server_default="sad")
    moods = sa.Column(sa.ARRAY(sa.Enum(Mood)))
    kind = sa.Column(sa.Enum("x", "y", name="kind"))
    text = sa.Column(sa.String(10))
    flag = sa.Column(sa.Integer)
    __table_args__ = (
        sa.Index("ix_m", "id", postgresql_where=sa.text("mood = 'sad'")),
        sa.CheckConstraint("mood <> 'ok'", name="ck_mood"),
    )
