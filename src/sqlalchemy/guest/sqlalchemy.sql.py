"""sqlalchemy.sql: expressions under their short names."""


def __getattr__(name):
    import importlib
    for module in ("sqlalchemy.sql.expression", "sqlalchemy.sql.schema", "sqlalchemy.sql.ddl"):
        found = getattr(importlib.import_module(module), name, None)
        if found is not None:
            return found
    raise AttributeError(f"module 'sqlalchemy.sql' has no attribute {name!r}")
