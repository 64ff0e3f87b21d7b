"""sqlalchemy_utc: points in time that are always aware and in UTC."""
import datetime

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.sqltypes import DateTime
from sqlalchemy.types import TypeDecorator

utc = datetime.timezone.utc


class UtcDateTime(TypeDecorator):
    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if not isinstance(value, datetime.datetime):
            raise TypeError("expected datetime.datetime, not " + repr(value))
        if value.tzinfo is None:
            raise ValueError("naive datetime is disallowed")
        return value.astimezone(utc)

    def process_result_value(self, value, dialect):
        if value is None:
            return None
        return value.replace(tzinfo=utc) if value.tzinfo is None else value.astimezone(utc)


class utcnow(FunctionElement):
    inherit_cache = True
    type = UtcDateTime()


@compiles(utcnow)
def _now(element, compiler, **kw):
    return "CURRENT_TIMESTAMP"


@compiles(utcnow, "sqlite")
def _now_sqlite(element, compiler, **kw):
    return "(STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW'))"


@compiles(utcnow, "mysql")
def _now_mysql(element, compiler, **kw):
    return "CONVERT_TZ(CURRENT_TIMESTAMP, @@session.time_zone, '+00:00')"
