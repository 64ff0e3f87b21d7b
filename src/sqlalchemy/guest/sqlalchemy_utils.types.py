"""sqlalchemy_utils.types: types that are kept as one that every database has."""
import uuid as _uuid

from sqlalchemy.dialects.postgresql.base import ischema_names as _names
from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.sqltypes import TypeDecorator, UserDefinedType


class EmailType(TypeDecorator):
    impl = sqltypes.Unicode
    cache_ok = True

    def __init__(self, length=255, *args, **kwargs):
        super().__init__(length=length, *args, **kwargs)

    def process_bind_param(self, value, dialect):
        return value if value is None else value.lower()


class URLType(TypeDecorator):
    impl = sqltypes.UnicodeText
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value if value is None else str(value)


class UUIDType(TypeDecorator):
    impl = sqltypes.BINARY(16)
    python_type = _uuid.UUID
    cache_ok = True

    def __init__(self, binary=True, native=True):
        self.binary = binary
        self.native = native
        self.impl = sqltypes.BINARY(16) if binary else sqltypes.CHAR(32)

    def __repr__(self):
        shown = [] if self.binary else ["binary=False"]
        return "UUIDType(%s)" % ", ".join(shown + ([] if self.native else ["native=False"]))

    def load_dialect_impl(self, dialect):
        if self.native and dialect.name == "postgresql":
            from sqlalchemy.dialects.postgresql import UUID
            return dialect.type_descriptor(UUID())
        return dialect.type_descriptor(sqltypes.BINARY(16) if self.binary else sqltypes.CHAR(32))

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        value = value if isinstance(value, _uuid.UUID) else _uuid.UUID(str(value))
        if self.native and dialect.name == "postgresql":
            return str(value)
        return value.bytes if self.binary else value.hex


class ChoiceType(TypeDecorator):
    impl = sqltypes.Unicode(255)
    cache_ok = True

    def __init__(self, choices, impl=None):
        self.choices = tuple(choices) if isinstance(choices, list) else choices
        if impl is None:
            impl = sqltypes.Unicode(255)
        self.impl = impl() if isinstance(impl, type) else impl

    def process_bind_param(self, value, dialect):
        return getattr(value, "code", getattr(value, "value", value))


class JSONType(TypeDecorator):
    impl = sqltypes.UnicodeText
    hashable = False
    cache_ok = True

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            from sqlalchemy.dialects.postgresql import JSON
            return dialect.type_descriptor(JSON())
        return dialect.type_descriptor(self.impl)

    def process_bind_param(self, value, dialect):
        if value is None or dialect.name == "postgresql":
            return value
        import json
        return json.dumps(value)


class ColorType(TypeDecorator):
    impl = sqltypes.Unicode(20)
    cache_ok = True

    def __init__(self, max_length=20, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.impl = sqltypes.Unicode(max_length)


class IPAddressType(TypeDecorator):
    impl = sqltypes.Unicode(50)
    cache_ok = True

    def __init__(self, max_length=50, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.impl = sqltypes.Unicode(max_length)


class PhoneNumberType(TypeDecorator):
    impl = sqltypes.Unicode(20)
    cache_ok = True

    def __init__(self, region="US", max_length=20, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.region = region
        self.impl = sqltypes.Unicode(max_length)


class CountryType(TypeDecorator):
    impl = sqltypes.String(2)
    cache_ok = True


class CurrencyType(TypeDecorator):
    impl = sqltypes.String(3)
    cache_ok = True


class LocaleType(TypeDecorator):
    impl = sqltypes.Unicode(10)
    cache_ok = True


class TimezoneType(TypeDecorator):
    impl = sqltypes.Unicode(50)
    cache_ok = True

    def __init__(self, backend="dateutil"):
        super().__init__()
        self.backend = backend


class ScalarListType(TypeDecorator):
    impl = sqltypes.UnicodeText()
    cache_ok = True

    def __init__(self, coerce_func=str, separator=","):
        super().__init__()
        self.coerce_func, self.separator = coerce_func, separator


class PasswordType(TypeDecorator):
    impl = sqltypes.VARBINARY(1024)
    cache_ok = True

    def __init__(self, max_length=None, **kwargs):
        self._max_length = max_length
        self.impl = sqltypes.VARBINARY(max_length or 1024)

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            from sqlalchemy.dialects.postgresql import BYTEA
            return dialect.type_descriptor(BYTEA(self._max_length or 1024))
        if dialect.name == "sqlite":
            return dialect.type_descriptor(sqltypes.BLOB(self._max_length or 1024))
        return dialect.type_descriptor(self.impl)


class ArrowType(TypeDecorator):
    impl = sqltypes.DateTime
    cache_ok = True


class EnrichedDateTimeType(ArrowType):
    pass


class EnrichedDateType(TypeDecorator):
    impl = sqltypes.Date
    cache_ok = True


class BitType(TypeDecorator):
    impl = sqltypes.BINARY

    def __init__(self, length=1, **kwargs):
        self.length = length
        self.impl = sqltypes.BINARY(length)

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            from sqlalchemy.dialects.postgresql import BIT
            return dialect.type_descriptor(BIT(self.length))
        if dialect.name == "sqlite":
            return dialect.type_descriptor(sqltypes.String(self.length))
        return dialect.type_descriptor(self.impl)


class WeekDaysType(BitType):
    def __init__(self, *args, **kwargs):
        super().__init__(7)


class _RangeType(TypeDecorator):
    cache_ok = True
    impl = sqltypes.String

    def __init__(self, *args, **kwargs):
        super().__init__(255)

    def load_dialect_impl(self, dialect):
        from sqlalchemy.dialects import postgresql
        if dialect.name == "postgresql":
            return dialect.type_descriptor(getattr(postgresql, self._range)())
        return dialect.type_descriptor(sqltypes.String(255))

    def __repr__(self):
        return type(self).__name__ + "()"


class IntRangeType(_RangeType):
    _range = "INT4RANGE"


class Int8RangeType(_RangeType):
    _range = "INT8RANGE"


class NumericRangeType(_RangeType):
    _range = "NUMRANGE"


class DateRangeType(_RangeType):
    _range = "DATERANGE"


class DateTimeRangeType(_RangeType):
    _range = "TSRANGE"


class LtreeType(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "LTREE"


class LQUERY(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "LQUERY"


class LTXTQUERY(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "LTXTQUERY"


class TSVectorType(TypeDecorator):
    cache_ok = True

    class impl(sqltypes.TypeEngine):
        __visit_name__ = "TSVECTOR"

    def __init__(self, *args, **kwargs):
        from sqlalchemy.dialects.postgresql import TSVECTOR
        self.columns = args
        self.options = kwargs
        self.impl = TSVECTOR()

    def __repr__(self):
        return "TSVectorType(%s)" % ", ".join([repr(c) for c in self.columns]
                                              + ["%s=%r" % item for item in self.options.items()])


class CompositeType(UserDefinedType):
    cache_ok = True

    def __init__(self, name, columns, **kwargs):
        self.name = name
        self.columns = columns

    def get_col_spec(self, **kw):
        return self.name


class CompositeArray(sqltypes.ARRAY):
    pass


class Password:
    def __init__(self, value, context=None, secret=True):
        self.hash = value


class Choice:
    def __init__(self, code, value):
        self.code = code
        self.value = value


class Ltree(str):
    pass


_MODULES = {
    "arrow": (ArrowType,), "bit": (BitType,), "choice": (Choice, ChoiceType), "color": (ColorType,), "country": (CountryType,),
    "currency": (CurrencyType,), "email": (EmailType,), "enriched_datetime.enriched_date_type": (EnrichedDateType,),
    "enriched_datetime.enriched_datetime_type": (EnrichedDateTimeType,), "ip_address": (IPAddressType,), "json": (JSONType,),
    "locale": (LocaleType,), "ltree": (LQUERY, LTXTQUERY, LtreeType), "password": (Password, PasswordType),
    "pg_composite": (CompositeArray, CompositeType), "phone_number": (PhoneNumberType,),
    "range": (DateRangeType, DateTimeRangeType, Int8RangeType, IntRangeType, NumericRangeType), "scalar_list": (ScalarListType,),
    "timezone": (TimezoneType,), "ts_vector": (TSVectorType,), "url": (URLType,), "uuid": (UUIDType,), "weekdays": (WeekDaysType,),
}
_names.update(ltree=LtreeType, lquery=LQUERY, ltxtquery=LTXTQUERY)
for _module, _classes in _MODULES.items():
    for _class in _classes:
        _class.__module__ = f"{__name__}.{_module}"


def __getattr__(name):
    """sqlalchemy_utils.types.uuid, .json, ...: its modules, all of which are this one."""
    if name.startswith("_"):
        raise AttributeError(name)
    import sys
    if name in ("EncryptedType", "StringEncryptedType"):
        import importlib
        return getattr(importlib.import_module("sqlalchemy_utils.types.encrypted.encrypted_type"), name)
    return sys.modules[__name__]
