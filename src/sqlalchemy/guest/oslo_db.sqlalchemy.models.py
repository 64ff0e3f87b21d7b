"""oslo_db.sqlalchemy.models: mixins of models."""
from oslo_db.sqlalchemy.types import SoftDeleteInteger
from oslo_utils import timeutils
from sqlalchemy import Column, DateTime


class ModelBase:
    __table_initialized__ = False

    def save(self, session):
        with session.begin_nested():
            session.add(self)
            session.flush()

    def update(self, values):
        for name, value in values.items():
            setattr(self, name, value)

    def get(self, key, default=None):
        return getattr(self, key, default)

    def __setitem__(self, key, value):
        setattr(self, key, value)

    def __getitem__(self, key):
        return getattr(self, key)

    def __contains__(self, key):
        return hasattr(self, key)


class ModelIterator:
    """The columns of an object and what stands in them."""

    def __init__(self, model, columns):
        self.model, self.i = model, columns

    def __iter__(self):
        return self

    def __next__(self):
        name = next(self.i)
        return name, getattr(self.model, name)


class TimestampMixin:
    created_at = Column(DateTime, default=lambda: timeutils.utcnow())
    updated_at = Column(DateTime, onupdate=lambda: timeutils.utcnow())


class SoftDeleteMixin:
    deleted_at = Column(DateTime)
    deleted = Column(SoftDeleteInteger, default=0)

    def soft_delete(self, session):
        self.deleted, self.deleted_at = self.id, timeutils.utcnow()
        self.save(session)
