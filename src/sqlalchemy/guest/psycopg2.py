"""psycopg2: its exceptions and the wrappers of values; connections are SQLAlchemy's."""

__version__ = "2.9.9 (dt dec pq3 ext lo64)"
apilevel, threadsafety, paramstyle = "2.0", 2, "pyformat"


class Warning(Exception):
    pass


class Error(Exception):
    pgcode = pgerror = cursor = diag = None


class InterfaceError(Error):
    pass


class DatabaseError(Error):
    pass


class DataError(DatabaseError):
    pass


class OperationalError(DatabaseError):
    pass


class IntegrityError(DatabaseError):
    pass


class InternalError(DatabaseError):
    pass


class ProgrammingError(DatabaseError):
    pass


class NotSupportedError(DatabaseError):
    pass


def Binary(value):
    return bytes(value)


def connect(*args, **kwargs):
    raise NotSupportedError("limbeck opens connections for SQLAlchemy's engines only")


def __getattr__(name):
    if name in ("extensions", "extras", "errors", "sql"):
        import importlib
        return importlib.import_module("psycopg2." + name)
    raise AttributeError(f"module 'psycopg2' has no attribute {name!r}")
