import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class A(Base):
    __tablename__ = "a"
    id = sa.Column(sa.Integer, primary_key=True)
    b_id = sa.Column(sa.ForeignKey("b.id"))


class B(Base):
    __tablename__ = "b"
    id = sa.Column(sa.Integer, primary_key=True)
    a_id = sa.Column(sa.ForeignKey("a.id", name="fk_named", ondelete="CASCADE"))
    c_id = sa.Column(sa.ForeignKey("c.id"))


class C(Base):
    __tablename__ = "c"
    id = sa.Column(sa.Integer, primary_key=True)
    b_id = sa.Column(sa.ForeignKey("b.id"))
    c_id = sa.Column(sa.ForeignKey("c.id"))
    e_id = sa.Column(sa.ForeignKey("e.id", use_alter=True, name="fk_late"))


class D(Base):
    __tablename__ = "d"
    id = sa.Column(sa.Integer, primary_key=True)
    a_id = sa.Column(sa.Integer)


class E(Base):
    __tablename__ = "e"
    id = sa.Column(sa.Integer, primary_key=True)
