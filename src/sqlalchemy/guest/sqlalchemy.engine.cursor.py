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

    @property
    def rowcount(self):
        if self._rowcount is not None:
            return self._rowcount
        return -1 if self._native is None else self._native.affected

    def supports_sane_rowcount(self):
        return True

    supports_sane_multi_rowcount = supports_sane_rowcount

    @property
    def is_insert(self):
        return getattr(self._compiled, "__visit_name__", None) == "insert"

    @property
    def lastrowid(self):
        return self.connection._last_row_id()

    @property
    def inserted_primary_key(self):
        if not self.is_insert:
            raise InvalidRequestError("Statement is not an insert() expression construct.")
        return self._primary_key

    @property
    def inserted_primary_key_rows(self):
        return [self.inserted_primary_key]

    def last_inserted_params(self):
        return self._parameters

    last_updated_params = last_inserted_params

    @property
    def context(self):
        return self

    def _soft_close(self, hard=False):
        self.close()


BaseCursorResult = ResultProxy = LegacyCursorResult = CursorResult
