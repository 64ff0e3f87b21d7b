"""sqlalchemy.ext"""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    import importlib
    try:
        return importlib.import_module("sqlalchemy.ext." + name)
    except ModuleNotFoundError:
        raise AttributeError(f"module 'sqlalchemy.ext' has no attribute {name!r}") from None
