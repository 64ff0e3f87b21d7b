"""sqlalchemy.engine.cursor: the result of a statement."""
from sqlalchemy.engine.result import Result
from sqlalchemy.exc import InvalidRequestError


class CursorResult(Result):
    """Rows as the database hands them out."""

    def __init__(self, connection, cursor, compiled=None, parameters=None, rowcount=None):
        fields = cursor.fields if cursor is not None else ()
        super().__init__(cursor if fields else None, fields)
        self.connection, self._native, self._compiled = connection, cursor, compiled
        self._parameters, self._rowcount = parameters, rowcount
        self._primary_key = None
        self._is_many = isinstance(parameters, list)

    @property
    def rowcount(self):
        self._need_answer()
        return self._affected()

    def _affected(self):
        if self._rowcount is not None:
            return self._rowcount
        return -1 if self._native is None else self._native.affected

    def _need_answer(self):
        """What follows only a database can tell."""
        handle = getattr(self.connection, "_handle", None)
        if handle is not None and not handle.closed and handle.records:
            handle.refuse()

    def supports_sane_rowcount(self):
        return True

    supports_sane_multi_rowcount = supports_sane_rowcount

    @property
    def is_insert(self):
        return getattr(self._compiled, "__visit_name__", None) == "insert"

    @property
    def lastrowid(self):
        self._need_answer()
        return self.connection._last_row_id()

    @property
    def inserted_primary_key(self):
        if not self.is_insert:
            raise InvalidRequestError("Statement is not an insert() expression construct.")
        if self._is_many:
            raise InvalidRequestError("This statement was an executemany call; if primary key returning is supported, please "
                                      "use .inserted_primary_key_rows.")
        self._need_answer()
        return self._primary_key

    @property
    def inserted_primary_key_rows(self):
        if self._is_many:
            return [() for _ in self._parameters]
        return [self.inserted_primary_key]

    def last_inserted_params(self):
        return self._parameters

    last_updated_params = last_inserted_params

    @property
    def context(self):
        return self

    @property
    def cursor(self):
        from sqlalchemy.engine.base import _DriverCursor
        cursor = _DriverCursor(self.connection)
        cursor._result = self
        return cursor

    def _soft_close(self, hard=False):
        self.close()


BaseCursorResult = ResultProxy = LegacyCursorResult = CursorResult
