"""What `import alembic` gives."""
__version__ = "1.19.2"


def __getattr__(name):
    if name in ("context", "op"):
        import importlib
        return importlib.import_module("alembic." + name)
    raise AttributeError(f"module 'alembic' has no attribute {name!r}")
