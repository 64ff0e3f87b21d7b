"""fastapi_utils.guid_type: UUIDs on any database."""
import uuid

from sqlalchemy.sql.elements import text
from sqlalchemy.sql.schema import DefaultClause
from sqlalchemy.sql.sqltypes import CHAR
from sqlalchemy.sql.type_api import TypeDecorator

GUID_SERVER_DEFAULT_POSTGRESQL = DefaultClause(text("gen_random_uuid()"))
GUID_DEFAULT_SQLITE = uuid.uuid4


class GUID(TypeDecorator):
    impl = CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            from sqlalchemy.dialects.postgresql import UUID
            return dialect.type_descriptor(UUID())
        return dialect.type_descriptor(CHAR(32))

    def process_bind_param(self, value, dialect):
        if value is None or dialect.name == "postgresql":
            return value if value is None else str(value)
        return (value if isinstance(value, uuid.UUID) else uuid.UUID(value)).hex

    def process_result_value(self, value, dialect):
        return value if value is None or isinstance(value, uuid.UUID) else uuid.UUID(value)
