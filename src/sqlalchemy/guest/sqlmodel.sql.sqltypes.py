"""sqlmodel.sql.sqltypes"""
from sqlalchemy import types
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.sql.sqltypes import CHAR, String, TypeDecorator


class AutoString(TypeDecorator):
    impl = String
    cache_ok = True
    mysql_default_length = 255

    def load_dialect_impl(self, dialect):
        impl = self.impl
        if dialect.name == "mysql" and impl.length is None:
            return dialect.type_descriptor(String(self.mysql_default_length))
        return impl


class GUID(TypeDecorator):
    """What SQLModel had for UUIDs before 0.0.9."""
    impl = CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        return dialect.type_descriptor(UUID(as_uuid=True) if dialect.name == "postgresql" else CHAR(32))

    def process_bind_param(self, value, dialect):
        import uuid
        if value is None or dialect.name == "postgresql":
            return None if value is None else str(value)
        return (value if isinstance(value, uuid.UUID) else uuid.UUID(value)).hex

    def process_result_value(self, value, dialect):
        import uuid
        return value if value is None or isinstance(value, uuid.UUID) else uuid.UUID(value)
