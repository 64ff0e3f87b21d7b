"""A shop with declarative classes as SQLAlchemy 1.x has them."""
import enum
from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy import Boolean, CheckConstraint, Column, DateTime, Enum, ForeignKey, Index, Integer, Numeric, String, Text, UniqueConstraint, event, func
from sqlalchemy.orm import backref, declarative_base, relationship, validates

NAMES = {"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s",
         "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"}
metadata = sa.MetaData(naming_convention=NAMES)
Base = declarative_base(metadata=metadata)


class State(enum.Enum):
    draft = "draft"
    paid = "it's paid"


class Timestamps:
    created = Column(DateTime, nullable=False, server_default=func.now())
    updated = Column(DateTime, onupdate=datetime.utcnow)


class Customer(Timestamps, Base):
    __tablename__ = "customers"
    __table_args__ = (UniqueConstraint("name", "city", name="one_name"), CheckConstraint("length(name) > 0", name="named"), {"comment": "who buys"})

    id = Column(Integer, primary_key=True)
    name = Column(String(80), nullable=False, index=True)
    city = Column("city", Text, server_default="Paris", comment="where ; 'they' live")
    is_active = Column(Boolean, default=True, server_default=sa.true(), nullable=False)
    parent_id = Column(Integer, ForeignKey("customers.id", ondelete="SET NULL"))
    children = relationship("Customer", backref=backref("parent", remote_side=[id]))

    @validates("name")
    def check_name(self, key, value):
        return value.strip()


class Order(Timestamps, Base):
    __tablename__ = "orders"

    id = Column(Integer, primary_key=True, autoincrement=True)
    customer_id = Column(ForeignKey(Customer.id, ondelete="CASCADE", onupdate="CASCADE"), nullable=False)
    state = Column(Enum(State, name="order_state"), default=State.draft, nullable=False)
    total = Column(Numeric(10, 2), server_default=sa.text("0.00"))
    customer = relationship(Customer)

    @property
    def tax(self):
        return self.total * Decimal("0.2")


Index("ix_orders_lower", func.lower(Order.state), Order.total.desc(), unique=False)


@event.listens_for(Order, "before_insert")
def before_insert(mapper, connection, target):
    target.total = target.total or 0
