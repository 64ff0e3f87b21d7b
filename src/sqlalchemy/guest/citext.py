"""citext: texts without case."""
from sqlalchemy.sql.sqltypes import Concatenable, UserDefinedType


class CIText(Concatenable, UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "CITEXT"

    def bind_processor(self, dialect):
        return lambda value: value

    def result_processor(self, dialect, coltype):
        return lambda value: value
