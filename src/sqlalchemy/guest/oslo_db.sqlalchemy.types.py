"""oslo_db.sqlalchemy.types: columns of JSON in texts, and of numbers that mark what is deleted."""
import json

from sqlalchemy.dialects import mysql
from sqlalchemy.sql import sqltypes
from sqlalchemy.types import Integer, Text, TypeDecorator


class JsonEncodedType(TypeDecorator):
    type = None
    impl = Text
    cache_ok = True

    def __init__(self, mysql_as_long=False, mysql_as_medium=False):
        super().__init__()
        if mysql_as_long and mysql_as_medium:
            raise TypeError("mysql_as_long and mysql_as_medium are mutually exclusive")
        self.mysql_as_long, self.mysql_as_medium = mysql_as_long, mysql_as_medium

    def load_dialect_impl(self, dialect):
        if dialect.name == "mysql" and self.mysql_as_long:
            return dialect.type_descriptor(mysql.LONGTEXT())
        if dialect.name == "mysql" and self.mysql_as_medium:
            return dialect.type_descriptor(mysql.MEDIUMTEXT())
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value, dialect):
        if value is None:
            return None if self.type is None else json.dumps(self.type())
        if self.type is not None and not isinstance(value, self.type):
            raise TypeError("%s supposes to store %s objects, but %s given" % (
                type(self).__name__, self.type.__name__, type(value).__name__))
        return json.dumps(value)

    def process_result_value(self, value, dialect):
        return value if value is None else json.loads(value)


class JsonEncodedDict(JsonEncodedType):
    type = dict


class JsonEncodedList(JsonEncodedType):
    type = list


class SoftDeleteInteger(TypeDecorator):
    impl = Integer
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else int(value)


class String(sqltypes.String):
    def __init__(self, length, mysql_ndb_length=None, mysql_ndb_type=None, **kw):
        super().__init__(length=length, **kw)
