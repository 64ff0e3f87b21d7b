"""sqlalchemy.testing: its columns and tables are as others; what runs tests is opaque."""
from sqlalchemy.testing import schema


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    import _operation
    return _operation.opaque("sqlalchemy.testing." + name, "sqlalchemy.testing")
