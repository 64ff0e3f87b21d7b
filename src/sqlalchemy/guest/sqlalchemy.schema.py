"""sqlalchemy.schema: tables, columns, constraints, and DDL statements."""
from sqlalchemy.sql.schema import *
from sqlalchemy.sql.schema import (BLANK_SCHEMA, NULL_UNSPECIFIED, RETAIN_SCHEMA, SchemaVisitable, SchemaItem,
                                   HasConditionalDDL, conv)
from sqlalchemy.sql._constraints import ColumnCollectionConstraint, ColumnCollectionMixin


def __getattr__(name):
    from sqlalchemy.sql import ddl
    try:
        return getattr(ddl, name)
    except AttributeError:
        raise AttributeError(f"module 'sqlalchemy.schema' has no attribute {name!r}") from None
