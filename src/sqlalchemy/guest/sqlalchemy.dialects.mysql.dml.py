"""INSERT ... ON DUPLICATE KEY UPDATE."""
from sqlalchemy.exc import ArgumentError, InvalidRequestError
from sqlalchemy.sql.dml import Insert as _Insert
from sqlalchemy.sql.dml import _key, _typed, _value
from sqlalchemy.sql.elements import ClauseElement
from sqlalchemy.sql.selectable import Alias


class OnDuplicateClause(ClauseElement):
    __visit_name__ = "on_duplicate_key_update"
    stringify_dialect = "mysql"
    _keeps_order = False

    def __init__(self, inserted_alias, update):
        self.inserted_alias = inserted_alias
        if isinstance(update, list) and update and isinstance(update[0], tuple):
            self._keeps_order = True
            pairs = update
        else:
            pairs = list(update.items())
            if not pairs:
                raise ValueError("update parameter dictionary must not be empty")
        self.update_values = [(_key(key), _value(None, value)) for key, value in pairs]


class Insert(_Insert):
    stringify_dialect = "mysql"

    @property
    def inserted_alias(self):
        alias = self.__dict__.get("_inserted")
        if alias is None:
            alias = self._inserted = Alias(self.table, "inserted")
        return alias

    @property
    def inserted(self):
        return self.inserted_alias.c

    def on_duplicate_key_update(self, *args, **kw):
        if args and kw:
            raise ArgumentError("Can't pass kwargs and positional arguments simultaneously")
        if args and len(args) > 1:
            raise ArgumentError("Only a single dictionary or list of tuples is accepted positionally.")
        alias = self.inserted_alias
        copied = self._generate()
        copied._inserted = alias
        clause = OnDuplicateClause(alias, args[0] if args else kw)
        clause.update_values = _typed(self.table, clause.update_values)
        copied._post_values_clause = clause
        return copied


def insert(table):
    return Insert(table)
