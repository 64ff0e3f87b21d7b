"""alembic.ddl: how operations reach a database."""
from alembic.ddl.impl import DefaultImpl


def __getattr__(name):
    if name in ("base", "impl", "postgresql", "sqlite", "mysql", "mssql", "oracle"):
        import importlib
        return importlib.import_module("alembic.ddl." + name)
    raise AttributeError(f"module 'alembic.ddl' has no attribute {name!r}")
