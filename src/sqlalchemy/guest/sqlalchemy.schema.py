"""sqlalchemy.schema: tables, columns, constraints, and DDL statements."""
from sqlalchemy.sql.schema import *
from sqlalchemy.sql.schema import (BLANK_SCHEMA, NULL_UNSPECIFIED, RETAIN_SCHEMA, SchemaVisitable, SchemaItem,
                                   HasConditionalDDL, conv)
from sqlalchemy.sql._constraints import ColumnCollectionConstraint, ColumnCollectionMixin


# What `import *` takes besides what is here already.
_star = ("AddConstraint BaseDDLElement CreateColumn CreateIndex CreateSchema CreateSequence CreateTable DDL DDLElement "
         "DropColumnComment DropConstraint DropIndex DropSchema DropSequence DropTable DropTableComment "
         "ExecutableDDLElement SetColumnComment SetTableComment insert_sentinel sort_tables sort_tables_and_constraints")


def __getattr__(name):
    if name == "__all__":
        return [known for known in globals() if not known.startswith("_")] + _star.split()
    from sqlalchemy.sql import ddl
    try:
        return getattr(ddl, name)
    except AttributeError:
        raise AttributeError(f"module 'sqlalchemy.schema' has no attribute {name!r}") from None
