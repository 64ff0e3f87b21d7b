"""sqlalchemy.ext.baked: queries of an application, which no migration asks."""
from _rest import rest_of

__getattr__ = rest_of("sqlalchemy.ext.baked", "sqlalchemy")
