"""advanced_alchemy.types"""
import uuid
from datetime import timezone

from sqlalchemy.dialects.postgresql import JSONB as PG_JSONB, UUID as PG_UUID
from sqlalchemy.sql.sqltypes import (BINARY, JSON as _JSON, BigInteger, DateTime, Integer, LargeBinary, String, Text,
                                     TypeDecorator)


class GUID(TypeDecorator):
    impl = BINARY(16)
    cache_ok = True

    @property
    def python_type(self):
        return uuid.UUID

    def __init__(self, *args, binary=True, **kwargs):
        self.binary = binary
        self.impl = BINARY(16)

    def load_dialect_impl(self, dialect):
        if dialect.name in ("postgresql", "duckdb", "cockroachdb"):
            return dialect.type_descriptor(PG_UUID())
        return dialect.type_descriptor(BINARY(16) if self.binary else String(32))

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        value = value if isinstance(value, uuid.UUID) else uuid.UUID(str(value))
        if dialect.name == "postgresql":
            return str(value)
        return value.bytes if self.binary else value.hex

    def __repr__(self):
        return "GUID(length=16)"


class DateTimeUTC(TypeDecorator):
    impl = DateTime(timezone=True)
    cache_ok = True

    def __init__(self, timezone=True):
        self.timezone = timezone
        self.impl = DateTime(timezone=timezone)

    def process_bind_param(self, value, dialect):
        return value if value is None else value.astimezone(timezone.utc)

    def __repr__(self):
        return "DateTimeUTC(timezone=True)"


class ORA_JSONB(TypeDecorator):
    impl = LargeBinary
    cache_ok = True

    def __init__(self, *args, oracle_strict=True, **kwargs):
        self.impl = LargeBinary()


class EncryptedString(TypeDecorator):
    impl = String
    cache_ok = True

    def __init__(self, key=None, backend=None, length=None, **kwargs):
        self.impl = String(length)
        self.key = key
        self.length = length


class EncryptedText(EncryptedString):
    impl = Text

    def __init__(self, key=None, backend=None, **kwargs):
        self.impl = Text()
        self.key = key


class PasswordHash(TypeDecorator):
    impl = String
    cache_ok = True

    def __init__(self, backend=None, length=128):
        self.impl = String(length)
        self.backend = backend
        self.length = length


class StoredObject(TypeDecorator):
    impl = _JSON
    cache_ok = True

    def __init__(self, backend=None, multiple=False, **kwargs):
        self.impl = _JSON().with_variant(PG_JSONB(), "postgresql", "cockroachdb")
        self.backend = backend
        self.multiple = multiple


BigIntIdentity = BigInteger().with_variant(Integer, "sqlite")
JsonB = _JSON().with_variant(PG_JSONB, "postgresql", "cockroachdb").with_variant(ORA_JSONB, "oracle")
JSON = JsonB
GUID.__module__ = DateTimeUTC.__module__ = ORA_JSONB.__module__ = "advanced_alchemy.types"


class FernetBackend:
    pass


PGCryptoBackend = EncryptionBackend = FileObject = FileObjectList = FernetBackend
