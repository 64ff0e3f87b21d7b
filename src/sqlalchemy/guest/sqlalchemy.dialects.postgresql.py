"""sqlalchemy.dialects.postgresql: the types of PostgreSQL, and what else is its own."""
from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.base import NO_ARG
from sqlalchemy.sql.sqltypes import (BIGINT, BOOLEAN, CHAR, DATE, DOUBLE_PRECISION, FLOAT, INTEGER, NUMERIC, REAL,
                                     SMALLINT, TEXT, UUID, VARCHAR, NativeForEmulated, SchemaType, TypeEngine)
from sqlalchemy.sql.type_api import generic_repr, to_instance

INT = INTEGER


class BYTEA(sqltypes.LargeBinary):
    __visit_name__ = "BYTEA"


class _NetworkAddress:
    def coerce_compared_value(self, op, value):
        return self


class INET(_NetworkAddress, TypeEngine):
    __visit_name__ = "INET"


class CIDR(_NetworkAddress, TypeEngine):
    __visit_name__ = "CIDR"


class MACADDR(_NetworkAddress, TypeEngine):
    __visit_name__ = "MACADDR"


class MACADDR8(_NetworkAddress, TypeEngine):
    __visit_name__ = "MACADDR8"


PGInet, PGCidr, PGMacAddr, PGMacAddr8 = INET, CIDR, MACADDR, MACADDR8


class MONEY(TypeEngine):
    __visit_name__ = "MONEY"


class OID(TypeEngine):
    __visit_name__ = "OID"


class REGCONFIG(TypeEngine):
    __visit_name__ = "REGCONFIG"


class REGCLASS(TypeEngine):
    __visit_name__ = "REGCLASS"


class TSQUERY(TypeEngine):
    __visit_name__ = "TSQUERY"


class TSVECTOR(TypeEngine):
    __visit_name__ = "TSVECTOR"


class TIMESTAMP(sqltypes.TIMESTAMP):
    __visit_name__ = "TIMESTAMP"

    def __init__(self, timezone=False, precision=None):
        self.timezone = timezone
        self.precision = precision


class TIME(sqltypes.TIME):
    __visit_name__ = "TIME"

    def __init__(self, timezone=False, precision=None):
        self.timezone = timezone
        self.precision = precision


class INTERVAL(NativeForEmulated, sqltypes._AbstractInterval):
    __visit_name__ = "INTERVAL"
    native = True

    def __init__(self, precision=None, fields=None):
        self.precision = precision
        self.fields = fields

    @property
    def _type_affinity(self):
        return sqltypes.Interval

    def as_generic(self, allow_nulltype=False):
        return sqltypes.Interval(native=True, second_precision=self.precision)

    @property
    def python_type(self):
        from datetime import timedelta
        return timedelta


PGInterval = INTERVAL


class BIT(TypeEngine):
    __visit_name__ = "BIT"

    def __init__(self, length=None, varying=False):
        self.length = length if varying else length or 1
        self.varying = varying


PGBit = BIT
PGUuid = UUID


class CITEXT(sqltypes.TEXT):
    __visit_name__ = "CITEXT"

    def coerce_compared_value(self, op, value):
        return self


class HSTORE(sqltypes.Indexable, sqltypes.Concatenable, TypeEngine):
    __visit_name__ = "HSTORE"
    hashable = False

    def __init__(self, text_type=None):
        self.text_type = sqltypes.Text() if text_type is None else text_type

    @property
    def python_type(self):
        return dict


class ARRAY(sqltypes.ARRAY):
    pass


PGArray = ARRAY


class JSON(sqltypes.JSON):
    def __init__(self, none_as_null=False, astext_type=None):
        sqltypes.JSON.__init__(self, none_as_null=none_as_null)
        self.astext_type = sqltypes.Text() if astext_type is None else astext_type


class JSONB(JSON):
    __visit_name__ = "JSONB"

    def coerce_compared_value(self, op, value):
        return TypeEngine.coerce_compared_value(self, op, value)


class JSONPathType(sqltypes.JSON.JSONPathType):
    pass


class JSONPATH(JSONPathType):
    __visit_name__ = "JSONPATH"


# --- named types ---


class NamedType(TypeEngine):
    """A type that CREATE TYPE or CREATE DOMAIN makes."""
    create_type = True

    def create(self, bind, checkfirst=True, **kw):
        from sqlalchemy.sql.ddl import create
        create(self, bind, checkfirst)

    def drop(self, bind, checkfirst=True, **kw):
        from sqlalchemy.sql.ddl import drop
        drop(self, bind, checkfirst)


class ENUM(NamedType, NativeForEmulated, sqltypes.Enum):
    native_enum = True

    def __init__(self, *enums, name=NO_ARG, create_type=True, **kw):
        if kw.pop("native_enum", None) is False:
            import warnings
            from sqlalchemy.exc import SAWarning
            warnings.warn("the native_enum flag does not apply to the sqlalchemy.dialects.postgresql.ENUM datatype; "
                          "this type always refers to ENUM.   Use sqlalchemy.types.Enum for non-native enum.",
                          SAWarning)
        self.create_type = create_type
        if name is not NO_ARG:
            kw["name"] = name
        sqltypes.Enum.__init__(self, *enums, **kw)

    @classmethod
    def adapt_emulated_to_native(cls, impl, **kw):
        for name, value in (("validate_strings", impl.validate_strings), ("name", impl.name),
                            ("schema", impl.schema), ("inherit_schema", impl.inherit_schema),
                            ("metadata", impl.metadata), ("_create_events", False),
                            ("values_callable", impl.values_callable), ("omit_aliases", impl._omit_aliases),
                            ("_adapted_from", impl), ("create_type", getattr(impl, "create_type", True))):
            kw.setdefault(name, value)
        return cls(**kw)

    def _native_for(self, dialect):
        return self

    def create(self, bind, checkfirst=True):
        if bind.dialect.supports_native_enum:
            NamedType.create(self, bind, checkfirst=checkfirst)

    def drop(self, bind, checkfirst=True):
        if bind.dialect.supports_native_enum:
            NamedType.drop(self, bind, checkfirst=checkfirst)


class DOMAIN(NamedType, SchemaType):
    __visit_name__ = "DOMAIN"

    def __init__(self, name, data_type, *, collation=None, default=None, constraint_name=None, not_null=None,
                 check=None, create_type=True, **kw):
        self.data_type = to_instance(data_type)
        self.default = default
        self.collation = collation
        self.constraint_name = constraint_name
        self.not_null = bool(not_null)
        if check is not None:
            from sqlalchemy.sql._constraints import expect_expression
            check = expect_expression(check)
        self.check = check
        self.create_type = create_type
        SchemaType.__init__(self, name=name, **kw)


# --- ranges ---


class AbstractRange(TypeEngine):
    pass


class AbstractSingleRange(AbstractRange):
    pass


class AbstractMultiRange(AbstractRange):
    pass


class INT4RANGE(AbstractSingleRange):
    __visit_name__ = "INT4RANGE"


class INT8RANGE(AbstractSingleRange):
    __visit_name__ = "INT8RANGE"


class NUMRANGE(AbstractSingleRange):
    __visit_name__ = "NUMRANGE"


class DATERANGE(AbstractSingleRange):
    __visit_name__ = "DATERANGE"


class TSRANGE(AbstractSingleRange):
    __visit_name__ = "TSRANGE"


class TSTZRANGE(AbstractSingleRange):
    __visit_name__ = "TSTZRANGE"


class INT4MULTIRANGE(AbstractMultiRange):
    __visit_name__ = "INT4MULTIRANGE"


class INT8MULTIRANGE(AbstractMultiRange):
    __visit_name__ = "INT8MULTIRANGE"


class NUMMULTIRANGE(AbstractMultiRange):
    __visit_name__ = "NUMMULTIRANGE"


class DATEMULTIRANGE(AbstractMultiRange):
    __visit_name__ = "DATEMULTIRANGE"


class TSMULTIRANGE(AbstractMultiRange):
    __visit_name__ = "TSMULTIRANGE"


class TSTZMULTIRANGE(AbstractMultiRange):
    __visit_name__ = "TSTZMULTIRANGE"


class Range:
    """A value of a range type."""

    def __init__(self, lower=None, upper=None, *, bounds="[)", empty=False):
        self.lower = lower
        self.upper = upper
        self.bounds = bounds
        self.empty = empty

    @property
    def is_empty(self):
        return self.empty

    def __bool__(self):
        return not self.empty

    def __eq__(self, other):
        return (isinstance(other, Range)
                and (self.lower, self.upper, self.bounds, self.empty)
                == (other.lower, other.upper, other.bounds, other.empty))

    def __hash__(self):
        return hash((self.lower, self.upper, self.bounds, self.empty))

    def __str__(self):
        if self.empty:
            return "empty"
        return "%s%s,%s%s" % (self.bounds[0], "" if self.lower is None else self.lower,
                              "" if self.upper is None else self.upper, self.bounds[1])

    def __repr__(self):
        return "Range(lower=%r, upper=%r, bounds=%r, empty=%r)" % (self.lower, self.upper, self.bounds, self.empty)


class MultiRange(list):
    pass


_later = {
    "sqlalchemy.dialects.postgresql.ext": ("ExcludeConstraint aggregate_order_by array_agg hstore to_tsvector to_tsquery "
                                           "plainto_tsquery phraseto_tsquery websearch_to_tsquery ts_headline"),
    "sqlalchemy.dialects.postgresql.dml": "Insert insert",
    "sqlalchemy.dialects.postgresql._array": "array All Any",
    "sqlalchemy.sql.ddl": "CreateEnumType DropEnumType CreateDomainType DropDomainType",
}
_modules = ("asyncpg", "base", "dml", "ext", "json", "named_types", "pg8000", "psycopg",
            "psycopg2", "ranges", "types")


def __getattr__(name):
    import importlib
    if name == "dialect":
        from sqlalchemy.engine.default import dialect_class
        return dialect_class("postgresql")
    if name == "__all__":
        return [known for known in globals() if not known.startswith("_")] + \
            [known for names in _later.values() for known in names.split() if known[:2] not in ("to", "pl", "ph", "we", "ts")]
    if name in _modules:
        return importlib.import_module("sqlalchemy.dialects.postgresql." + name)
    for module, names in _later.items():
        if name in names.split():
            value = globals()[name] = getattr(importlib.import_module(module), name)
            return value
    raise AttributeError(f"module 'sqlalchemy.dialects.postgresql' has no attribute {name!r}")
