"""sqlalchemy.testing: its columns and tables are as others; what runs tests is opaque."""
from _rest import rest_of
from sqlalchemy.testing import schema

__getattr__ = rest_of("sqlalchemy.testing")
