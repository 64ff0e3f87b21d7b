"""fastapi_users_db_sqlalchemy.generics: types that every database has."""
from datetime import datetime, timezone
from uuid import UUID as _UUID

from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.sql.sqltypes import CHAR, TIMESTAMP, TypeDecorator


class GUID(TypeDecorator):
    class UUIDChar(CHAR):
        python_type = _UUID

    impl = UUIDChar
    cache_ok = True

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(UUID())
        return dialect.type_descriptor(CHAR(36))

    def process_bind_param(self, value, dialect):
        if value is None or dialect.name == "postgresql":
            return value if value is None else str(value)
        return str(value if isinstance(value, _UUID) else _UUID(value))

    def process_result_value(self, value, dialect):
        return value if value is None or isinstance(value, _UUID) else _UUID(value)


def now_utc():
    return datetime.now(timezone.utc)


class TIMESTAMPAware(TypeDecorator):
    impl = TIMESTAMP
    cache_ok = True

    def process_result_value(self, value, dialect):
        if value is not None and dialect.name != "postgresql":
            return value.replace(tzinfo=timezone.utc)
        return value
