"""psycopg2: its exceptions and the wrappers of values; connections are SQLAlchemy's."""
from types import SimpleNamespace as _Namespace

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


class _QueryCanceledError(OperationalError):
    pass


class _TransactionRollbackError(OperationalError):
    pass


_QueryCanceledError.__name__, _TransactionRollbackError.__name__ = "QueryCanceledError", "TransactionRollbackError"
ISOLATION_LEVEL_AUTOCOMMIT = 0
extensions = _Namespace(QueryCanceledError=_QueryCanceledError, TransactionRollbackError=_TransactionRollbackError,
                        ISOLATION_LEVEL_AUTOCOMMIT=0, ISOLATION_LEVEL_READ_COMMITTED=1,
                        ISOLATION_LEVEL_REPEATABLE_READ=2, ISOLATION_LEVEL_SERIALIZABLE=3,
                        register_adapter=lambda type_, adapter: _register(type_, adapter),
                        AsIs=lambda value: _AsIs(value))


class _AsIs:
    def __init__(self, value):
        self.adapted = value

    def getquoted(self):
        return str(self.adapted).encode()


def _register(type_, adapter):
    import _adapters
    _adapters.registered[type_] = adapter


def Binary(value):
    return bytes(value)


def connect(*args, **kwargs):
    raise NotSupportedError("limbeck opens connections for SQLAlchemy's engines only")
