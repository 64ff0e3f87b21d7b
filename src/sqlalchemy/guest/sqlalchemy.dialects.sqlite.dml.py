"""INSERT ... ON CONFLICT."""
from sqlalchemy.dialects.postgresql.dml import Insert as _Insert
from sqlalchemy.dialects.postgresql.dml import OnConflictClause, OnConflictDoNothing, OnConflictDoUpdate


class Insert(_Insert):
    stringify_dialect = "sqlite"

    def on_conflict_do_update(self, index_elements=None, index_where=None, set_=None, where=None):
        return super().on_conflict_do_update(None, [] if index_elements is None else index_elements, index_where,
                                             set_, where)

    def on_conflict_do_nothing(self, index_elements=None, index_where=None):
        return super().on_conflict_do_nothing(None, index_elements, index_where)


def insert(table):
    return Insert(table)
