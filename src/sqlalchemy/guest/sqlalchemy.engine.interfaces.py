"""sqlalchemy.engine.interfaces: names for hints and isinstance()."""
from sqlalchemy.engine.default import DefaultDialect as Dialect


class ExecutionContext:
    pass


class DBAPIConnection:
    pass


class DBAPICursor:
    pass
