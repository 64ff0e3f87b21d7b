"""sqlalchemy.exc: the exceptions of SQLAlchemy."""

_VERSION = "20"


class HasDescriptionCode:
    code = None

    def __init__(self, *arg, **kw):
        code = kw.pop("code", None)
        if code is not None:
            self.code = code
        super().__init__(*arg, **kw)

    def _code_str(self):
        if not self.code:
            return ""
        return f"(Background on this error at: https://sqlalche.me/e/{_VERSION}/{self.code})"

    def __str__(self):
        message = super().__str__()
        if self.code:
            message = "%s %s" % (message, self._code_str())
        return message


class SQLAlchemyError(HasDescriptionCode, Exception):
    def _message(self):
        if len(self.args) == 1:
            text = self.args[0]
            return text.decode("utf-8", "backslashreplace") if isinstance(text, bytes) else str(text)
        return str(self.args)

    def _sql_message(self):
        message = self._message()
        if self.code:
            message = "%s %s" % (message, self._code_str())
        return message

    def __str__(self):
        return self._sql_message()


class ArgumentError(SQLAlchemyError):
    pass


class DuplicateColumnError(ArgumentError):
    pass


class ObjectNotExecutableError(ArgumentError):
    def __init__(self, target):
        super().__init__(f"Not an executable object: {target!r}")
        self.target = target


class AmbiguousColumnError(ArgumentError):
    pass


class NoSuchModuleError(ArgumentError):
    pass


class NoForeignKeysError(ArgumentError):
    pass


class AmbiguousForeignKeysError(ArgumentError):
    pass


class ConstraintColumnNotFoundError(ArgumentError):
    pass


class CircularDependencyError(SQLAlchemyError):
    def __init__(self, message, cycles, edges, msg=None, code=None):
        if msg is None:
            message += " (%s)" % ", ".join(repr(s) for s in cycles)
        else:
            message = msg
        SQLAlchemyError.__init__(self, message, code=code)
        self.cycles, self.edges = cycles, edges


class CompileError(SQLAlchemyError):
    pass


class UnsupportedCompilationError(CompileError):
    code = "l7de"

    def __init__(self, compiler, element_type, message=None):
        super().__init__("Compiler %r can't render element of type %s%s"
                         % (compiler, element_type, ": %s" % message if message else ""))
        self.compiler, self.element_type, self.message = compiler, element_type, message


class IdentifierError(SQLAlchemyError):
    pass


class DisconnectionError(SQLAlchemyError):
    invalidate_pool = False


class InvalidatePoolError(DisconnectionError):
    invalidate_pool = True


class TimeoutError(SQLAlchemyError):
    pass


class InvalidRequestError(SQLAlchemyError):
    pass


class IllegalStateChangeError(InvalidRequestError):
    pass


class NoInspectionAvailable(InvalidRequestError):
    pass


class PendingRollbackError(InvalidRequestError):
    pass


class ResourceClosedError(InvalidRequestError):
    pass


class NoSuchColumnError(InvalidRequestError, KeyError):
    pass


class NoResultFound(InvalidRequestError):
    pass


class MultipleResultsFound(InvalidRequestError):
    pass


class NoReferenceError(InvalidRequestError):
    table_name = None


class AwaitRequired(InvalidRequestError):
    code = "xd1r"


class MissingGreenlet(InvalidRequestError):
    code = "xd2s"


class NoReferencedTableError(NoReferenceError):
    def __init__(self, message, tname):
        NoReferenceError.__init__(self, message)
        self.table_name = tname


class NoReferencedColumnError(NoReferenceError):
    def __init__(self, message, tname, cname):
        NoReferenceError.__init__(self, message)
        self.table_name, self.column_name = tname, cname


class NoSuchTableError(InvalidRequestError):
    pass


class UnreflectableTableError(InvalidRequestError):
    pass


class UnboundExecutionError(InvalidRequestError):
    pass


class DontWrapMixin:
    pass


def _parameters_repr(params, ismulti):
    limit = 300

    def shorten(value):
        text = repr(value)
        if len(text) > limit:
            half = (limit - 10) // 2
            text = (text[:half] + " ... (%d characters truncated) ... " % (len(text) - 2 * half) + text[-half:])
        return text

    def one(parameters):
        if isinstance(parameters, dict):
            return "{%s}" % ", ".join(f"{key!r}: {shorten(value)}" for key, value in parameters.items())
        if isinstance(parameters, tuple):
            return "(%s%s)" % (", ".join(map(shorten, parameters)), "," if len(parameters) == 1 else "")
        if isinstance(parameters, list):
            return "[%s]" % ", ".join(map(shorten, parameters))
        return shorten(parameters)

    if ismulti and len(params) > 10:
        shown = [one(p) for p in params[:8]] + [f" ... displaying 10 of {len(params)} total bound parameter sets ... "]
        return "[%s, %s]" % (", ".join(shown[:8]) + ", " + shown[8], ", ".join(one(p) for p in params[-2:]))
    if ismulti:
        return "[%s]" % ", ".join(map(one, params))
    return one(params)


class StatementError(SQLAlchemyError):
    statement = None
    params = None
    orig = None
    # Of one that C made.
    detail = ()
    ismulti = hide_parameters = None
    _is_earlier = False  # of a statement that was sent before the one that found it

    def __init__(self, message, statement, params, orig, hide_parameters=False, code=None, ismulti=None):
        SQLAlchemyError.__init__(self, message, code=code)
        self.statement, self.params, self.orig = statement, params, orig
        self.ismulti, self.hide_parameters = ismulti, hide_parameters
        self.detail = []

    def add_detail(self, msg):
        self.detail.append(msg)

    def _sql_message(self):
        lines = [self._message()] if self.args else []
        if self.statement:
            statement = self.statement
            if isinstance(statement, bytes):
                statement = statement.decode("utf-8", "backslashreplace")
            lines.append("[SQL: %s]" % statement)
            if self.params:
                if self.hide_parameters:
                    lines.append("[SQL parameters hidden due to hide_parameters=True]")
                else:
                    lines.append("[parameters: %s]" % _parameters_repr(self.params, self.ismulti))
        code = self._code_str()
        if code:
            lines.append(code)
        return "\n".join(["(%s)" % det for det in self.detail] + lines)


class DBAPIError(StatementError):
    code = "dbapi"
    connection_invalidated = False

    @classmethod
    def instance(cls, statement, params, orig, dbapi_base_err, hide_parameters=False,
                 connection_invalidated=False, dialect=None, ismulti=None):
        if isinstance(orig, BaseException) and not isinstance(orig, Exception) or isinstance(orig, DontWrapMixin):
            return orig
        for one in type(orig).__mro__:
            found = globals().get(one.__name__)
            if isinstance(found, type) and issubclass(found, DBAPIError):
                return found(statement, params, orig, hide_parameters, connection_invalidated, ismulti=ismulti)
        return cls(statement, params, orig, hide_parameters, connection_invalidated, ismulti=ismulti)

    def __init__(self, statement, params, orig, hide_parameters=False, connection_invalidated=False, code=None,
                 ismulti=None):
        try:
            text = str(orig)
        except Exception as error:
            text = "Error in str() of DB-API-generated exception: " + str(error)
        name = type(orig).__name__
        module = type(orig).__module__
        StatementError.__init__(self, "(%s.%s) %s" % (module, name, text) if module != "builtins"
                                else "(%s) %s" % (name, text),
                                statement, params, orig, hide_parameters, code=code, ismulti=ismulti)
        self.connection_invalidated = connection_invalidated


class InterfaceError(DBAPIError):
    code = "rvf5"


class DatabaseError(DBAPIError):
    code = "4xp6"


class DataError(DatabaseError):
    code = "9h9h"


class OperationalError(DatabaseError):
    code = "e3q8"


class IntegrityError(DatabaseError):
    code = "gkpj"


class InternalError(DatabaseError):
    code = "2j85"


class ProgrammingError(DatabaseError):
    code = "f405"


class NotSupportedError(DatabaseError):
    code = "tw8g"


class SATestSuiteWarning(Warning):
    pass


class SADeprecationWarning(HasDescriptionCode, DeprecationWarning):
    deprecated_since = None


class Base20DeprecationWarning(SADeprecationWarning):
    deprecated_since = "1.4"


class LegacyAPIWarning(Base20DeprecationWarning):
    pass


class MovedIn20Warning(Base20DeprecationWarning):
    pass


class RemovedIn20Warning(Base20DeprecationWarning):
    pass


class SAPendingDeprecationWarning(PendingDeprecationWarning):
    deprecated_since = None


class SAWarning(HasDescriptionCode, RuntimeWarning):
    pass


# --- what the host calls ---

def _missing_parameter(name):
    orig = InvalidRequestError(f"A value is required for bind parameter {name!r}")
    raise StatementError(f"(sqlalchemy.exc.InvalidRequestError) {orig}", None, None, orig, code="cd3x")


def _database_error(dialect, is_lost, sqlstate, message, detail, hint, statement, line, column):
    """The exception of a database's error, with that of its usual driver inside."""
    if dialect == "postgresql":
        from psycopg2.errors import _make
        orig = _make(is_lost, sqlstate, message, detail, hint, statement, line, column)
    else:
        from sqlite3 import _make
        orig = _make(message)
    return DBAPIError.instance(statement, {} if dialect == "postgresql" else (), orig, None)
