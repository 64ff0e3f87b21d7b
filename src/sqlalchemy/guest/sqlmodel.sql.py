"""sqlmodel.sql"""


def __getattr__(name):
    if name in ("sqltypes", "expression"):
        import importlib
        return importlib.import_module("sqlmodel.sql." + name)
    raise AttributeError(f"module 'sqlmodel.sql' has no attribute {name!r}")
