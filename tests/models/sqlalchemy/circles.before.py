import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class D(Base):
    __tablename__ = "d"
    id = sa.Column(sa.Integer, primary_key=True)
