"""alembic.operations: the directives as objects and as methods."""
from alembic.operations.base import AbstractOperations, BatchOperations, Operations
from alembic.operations.ops import MigrateOperation

__all__ = ["AbstractOperations", "Operations", "BatchOperations", "MigrateOperation"]


def __getattr__(name):
    if name in ("ops", "base", "batch", "schemaobj", "toimpl"):
        import importlib
        return importlib.import_module("alembic.operations." + name)
    raise AttributeError(f"module 'alembic.operations' has no attribute {name!r}")
