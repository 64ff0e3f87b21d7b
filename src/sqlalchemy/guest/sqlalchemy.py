"""What `import sqlalchemy` gives; most of it is fetched when it is asked for."""
from sqlalchemy.sql.schema import (BLANK_SCHEMA, CheckConstraint, Column, ColumnDefault, Computed, Constraint,
                                   DefaultClause, FetchedValue, ForeignKey, ForeignKeyConstraint, Identity, Index,
                                   MetaData, PassiveDefault, PrimaryKeyConstraint, Sequence, Table, UniqueConstraint)
from sqlalchemy.sql.sqltypes import (ARRAY, BIGINT, BINARY, BLOB, BOOLEAN, CHAR, CLOB, DATE, DATETIME, DECIMAL, DOUBLE,
                                     DOUBLE_PRECISION, FLOAT, INT, INTEGER, JSON, NCHAR, NUMERIC, NVARCHAR, REAL,
                                     SMALLINT, TEXT, TIME, TIMESTAMP, UUID, VARBINARY, VARCHAR, BigInteger, Boolean,
                                     Date, DateTime, Double, Enum, Float, Integer, Interval, LargeBinary, Numeric,
                                     PickleType, SmallInteger, String, Text, Time, TupleType, TypeDecorator, Unicode,
                                     UnicodeText, Uuid)

__version__ = "2.0.52"

_modules = ("dialects", "engine", "event", "events", "exc", "ext", "future", "inspection", "log", "orm", "pool",
            "schema", "sql", "types", "util")
_later = {
    "sqlalchemy.engine": ("create_engine create_mock_engine engine_from_config make_url URL Connection Engine Dialect "
                          "Result Row RowMapping CursorResult ScalarResult MappingResult Transaction Inspector "
                          "create_pool_from_url"),
    "sqlalchemy.inspection": "inspect",
    "sqlalchemy.pool": ("NullPool Pool QueuePool StaticPool SingletonThreadPool AssertionPool AsyncAdaptedQueuePool "
                        "FallbackAsyncAdaptedQueuePool"),
    "sqlalchemy.sql.ddl": "BaseDDLElement DDL DDLElement ExecutableDDLElement insert_sentinel",
    "sqlalchemy.sql._names": "quoted_name",
}


def __getattr__(name):
    import importlib
    if name in _modules:
        return importlib.import_module("sqlalchemy." + name)
    if name == "Binary":  # until SQLAlchemy 1.3
        return LargeBinary
    for module, names in _later.items():
        if name in names.split():
            break
    else:
        module = "sqlalchemy.sql.expression"
    try:
        value = getattr(importlib.import_module(module), name)
    except AttributeError:
        raise AttributeError(f"module 'sqlalchemy' has no attribute '{name}'") from None
    globals()[name] = value
    return value
