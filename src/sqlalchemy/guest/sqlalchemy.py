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


# What `import *` takes besides what is here already.
_star = ("Alias AliasedReturnsRows AssertionPool AsyncAdaptedQueuePool BaseDDLElement BinaryExpression BindParameter "
         "BooleanClauseList CTE Case Cast ClauseElement ClauseList CollectionAggregate ColumnClause ColumnElement "
         "ColumnOperators CompoundSelect Connection CursorResult DDL DDLElement Delete Dialect Engine Executable "
         "ExecutableDDLElement Exists Extract FallbackAsyncAdaptedQueuePool False_ FromClause Function FunctionElement "
         "FunctionFilter GenerativeSelect Grouping HasCTE HasPrefixes HasSuffixes Insert Inspector Join "
         "LABEL_STYLE_DEFAULT LABEL_STYLE_DISAMBIGUATE_ONLY LABEL_STYLE_NONE LABEL_STYLE_TABLENAME_PLUS_COL Label "
         "Lateral MappingResult Null NullPool Operators Over Pool QueuePool Result ReturnsRows Row RowMapping "
         "ScalarResult ScalarSelect Select SelectBase SelectLabelStyle Selectable SingletonThreadPool StaticPool "
         "Subquery TableClause TableSample TableValuedAlias TextClause TextualSelect Transaction True_ TryCast Tuple "
         "TypeClause TypeCoerce URL UnaryExpression Update UpdateBase Values ValuesBase WithinGroup alias all_ and_ "
         "any_ asc between bindparam bitwise_not case cast collate column create_engine create_mock_engine "
         "create_pool_from_url cte custom_op delete desc dialects distinct engine engine_from_config event exc except_ "
         "except_all exists extract false func funcfilter insert insert_sentinel inspect inspection intersect "
         "intersect_all join label lateral literal literal_column make_url modifier not_ null nulls_first nulls_last "
         "nullsfirst nullslast or_ outerjoin outparam over pool quoted_name select table tablesample text true try_cast "
         "tuple_ type_coerce types union union_all update util values within_group schema")


def __getattr__(name):
    import importlib
    if name == "__all__":
        return [known for known in globals() if not known.startswith("_")] + _star.split()
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
