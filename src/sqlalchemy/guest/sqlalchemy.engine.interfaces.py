"""sqlalchemy.engine.interfaces: names for hints and isinstance()."""
from sqlalchemy.engine.default import DefaultDialect as Dialect


class ExecutionContext:
    pass


class DBAPIConnection:
    pass


class DBAPICursor:
    pass


# What an Inspector gives: dictionaries.
ReflectedColumn = ReflectedConstraint = ReflectedCheckConstraint = ReflectedUniqueConstraint = dict
ReflectedPrimaryKeyConstraint = ReflectedForeignKeyConstraint = ReflectedIndex = ReflectedTableComment = dict
ReflectedIdentity = ReflectedComputed = dict
