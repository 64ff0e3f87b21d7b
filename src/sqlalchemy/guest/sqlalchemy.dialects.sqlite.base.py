"""What SQLAlchemy keeps in a module of its own."""
from sqlalchemy.dialects.sqlite import *
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.engine.default import SQLiteDialect, IdentifierPreparer
from sqlalchemy.sql import sqltypes

# What names of types mean. The host goes by its own.
ischema_names = {
    "BOOL": sqltypes.BOOLEAN, "DATE_CHAR": sqltypes.DATE, "DATETIME_CHAR": sqltypes.DATETIME, "INT": sqltypes.INTEGER,
    "TIME_CHAR": sqltypes.TIME, "JSON": JSON,
    **{name: getattr(sqltypes, name) for name in (
        "BIGINT", "BLOB", "BOOLEAN", "CHAR", "DATE", "DATETIME", "DOUBLE", "DECIMAL", "FLOAT", "INTEGER", "NUMERIC",
        "REAL", "SMALLINT", "TEXT", "TIME", "TIMESTAMP", "VARCHAR", "NVARCHAR", "NCHAR")},
}
SQLiteDialect.ischema_names = ischema_names
