"""sqlalchemy_utils: its types, and what of the rest models use."""
from datetime import datetime

from _rest import rest_of
from sqlalchemy_utils.types import *

__version__ = "0.42.0"


class Timestamp:
    """created and updated."""

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)

    from sqlalchemy.sql.schema import Column as _Column
    from sqlalchemy.sql.sqltypes import DateTime as _DateTime
    created = _Column(_DateTime, default=datetime.utcnow, nullable=False)
    updated = _Column(_DateTime, default=datetime.utcnow, nullable=False)


def force_auto_coercion(*args, **kw):
    pass


def force_instant_defaults(*args, **kw):
    pass


def generic_repr(*fields):
    """A decorator of classes, with the attributes that its __repr__ tells or without."""
    if len(fields) == 1 and isinstance(fields[0], type):
        return fields[0]
    return lambda cls: cls


class generic_relationship:
    """What two columns of a class refer to: an attribute, no part of its table."""

    def __init__(self, discriminator, id, *args, **kw):
        self.discriminator, self.id = discriminator, id


def observes(*paths, **kw):
    return lambda fn: fn


def aggregated(relationship, column):
    def decorate(fn):
        return column

    return decorate


_rest = rest_of("sqlalchemy_utils", parts=("types",))


def __getattr__(name):
    if name in ("database_exists", "create_database", "drop_database"):
        import importlib
        return getattr(importlib.import_module("sqlalchemy_utils.functions.database"), name)
    if name in ("EncryptedType", "StringEncryptedType"):
        import importlib
        return getattr(importlib.import_module("sqlalchemy_utils.types.encrypted.encrypted_type"), name)
    if name in ("create_view", "create_materialized_view", "create_table_from_selectable", "refresh_materialized_view"):
        import importlib
        return getattr(importlib.import_module("sqlalchemy_utils.view"), name)
    return _rest(name)
