"""psycopg2.extensions: its names; connections are SQLAlchemy's."""
import _adapters
import psycopg2 as _psycopg2

ISOLATION_LEVEL_AUTOCOMMIT, ISOLATION_LEVEL_READ_UNCOMMITTED, ISOLATION_LEVEL_READ_COMMITTED = 0, 4, 1
ISOLATION_LEVEL_REPEATABLE_READ, ISOLATION_LEVEL_SERIALIZABLE, ISOLATION_LEVEL_DEFAULT = 2, 3, None
STATUS_READY, STATUS_BEGIN, STATUS_IN_TRANSACTION, STATUS_PREPARED = 1, 2, 2, 5
TRANSACTION_STATUS_IDLE, TRANSACTION_STATUS_ACTIVE, TRANSACTION_STATUS_INTRANS = 0, 1, 2
TRANSACTION_STATUS_INERROR, TRANSACTION_STATUS_UNKNOWN = 3, 4
POLL_OK, POLL_READ, POLL_WRITE, POLL_ERROR = 0, 1, 2, 3
UNICODE = UNICODEARRAY = JSON = JSONARRAY = None
adapters = _adapters.registered
string_types = {}


class connection:
    pass


class cursor:
    pass


class AsIs:
    def __init__(self, value):
        self.adapted = value

    def getquoted(self):
        return str(self.adapted).encode()

    def __str__(self):
        return str(self.adapted)


class QuotedString(AsIs):
    def getquoted(self):
        return ("'" + str(self.adapted).replace("'", "''") + "'").encode()


class ISQLQuote:
    pass


class TransactionRollbackError(_psycopg2.OperationalError):
    pass


class QueryCanceledError(_psycopg2.OperationalError):
    pass


def quote_ident(text, scope=None):
    return '"' + text.replace('"', '""') + '"'


def register_adapter(cls, adapt):
    adapters[cls] = adapt


def adapt(value):
    return adapters.get(type(value), QuotedString)(value)


def register_type(kind, scope=None):
    pass


def new_type(oids, name, cast):
    return cast


def set_wait_callback(callback):
    pass


def parse_dsn(text):
    return dict(part.split("=", 1) for part in text.split())


def make_dsn(dsn=None, **values):
    return " ".join(f"{key}={value}" for key, value in values.items() if value is not None)
