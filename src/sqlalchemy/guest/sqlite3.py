"""sqlite3: its exceptions; connections are SQLAlchemy's."""

sqlite_version, sqlite_version_info = "3.40.1", (3, 40, 1)
paramstyle = "qmark"
PARSE_DECLTYPES, PARSE_COLNAMES = 1, 2


class Warning(Exception):
    pass


class Error(Exception):
    sqlite_errorcode = sqlite_errorname = None


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


class Row:
    pass


class Connection:
    pass


def Binary(value):
    return bytes(value)


def connect(*args, **kwargs):
    raise NotSupportedError("limbeck opens connections for SQLAlchemy's engines only")


def register_adapter(type_, adapter):
    import _adapters
    _adapters.registered[type_] = adapter


def register_converter(name, converter):
    pass


def _make(message):
    if "constraint failed" in message or message == "datatype mismatch" or message.endswith("constraint violation"):
        return IntegrityError(message)
    if "malformed" in message or "not a database" in message:
        return DatabaseError(message)
    if "too big" in message:
        return DataError(message)
    if message.startswith("Incorrect number of bindings"):
        return ProgrammingError(message)
    if "You can only execute one statement" in message or "a query can hold one statement only" in message:
        return ProgrammingError("You can only execute one statement at a time.")
    return OperationalError(message)
