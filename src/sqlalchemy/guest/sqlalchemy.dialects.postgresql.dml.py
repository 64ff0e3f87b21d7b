"""INSERT ... ON CONFLICT."""
from sqlalchemy.exc import ArgumentError
from sqlalchemy.sql.dml import Insert as _Insert
from sqlalchemy.sql.dml import _key, _typed, _value
from sqlalchemy.sql.elements import ClauseElement, _condition, _unwrap
from sqlalchemy.sql.selectable import Alias


class OnConflictClause(ClauseElement):
    inferred_target_elements = None
    inferred_target_whereclause = None
    constraint_target = None

    def __init__(self, constraint=None, index_elements=None, index_where=None):
        if constraint is not None:
            if not isinstance(constraint, str) and hasattr(constraint, "name") and hasattr(constraint, "columns"):
                name = constraint.name
                if name is not None and not hasattr(constraint, "expressions"):
                    constraint = name
            if isinstance(constraint, str):
                self.constraint_target = constraint
            elif hasattr(constraint, "expressions"):
                index_elements = constraint.expressions
                index_where = constraint.dialect_options["postgresql"].get("where")
            else:
                index_elements = constraint.columns
                index_where = None
            if self.constraint_target is not None and index_elements is not None:
                raise ArgumentError("'constraint' and 'index_elements' are mutually exclusive")
        if index_elements is not None:
            self.inferred_target_elements = [_unwrap(element) for element in index_elements]
            if index_where is not None:
                from sqlalchemy.sql.elements import TextClause
                self.inferred_target_whereclause = TextClause(index_where) if isinstance(index_where, str) \
                    else _condition(index_where)


class OnConflictDoNothing(OnConflictClause):
    __visit_name__ = "on_conflict_do_nothing"


class OnConflictDoUpdate(OnConflictClause):
    __visit_name__ = "on_conflict_do_update"

    def __init__(self, constraint=None, index_elements=None, index_where=None, set_=None, where=None):
        super().__init__(constraint, index_elements, index_where)
        if self.inferred_target_elements is None and self.constraint_target is None:
            raise ValueError("Either constraint or index_elements, but not both, must be specified unless DO NOTHING")
        if isinstance(set_, dict):
            if not set_:
                raise ValueError("set parameter dictionary must not be empty")
            pairs = list(set_.items())
        elif hasattr(set_, "items"):
            pairs = [(key, value) for key, value in set_.items()]
        else:
            raise ValueError("set parameter must be a non-empty dictionary or a ColumnCollection such as the "
                             "`.c.` collection of a Table object")
        self.update_values_to_set = [(_key(key), _value(None, value)) for key, value in pairs]
        self.update_whereclause = None if where is None else _condition(where)


class Insert(_Insert):
    stringify_dialect = "postgresql"

    @property
    def excluded(self):
        alias = self.__dict__.get("_excluded")
        if alias is None:
            alias = self._excluded = Alias(self.table, "excluded")
        return alias.c

    def on_conflict_do_update(self, constraint=None, index_elements=None, index_where=None, set_=None, where=None):
        copied = self._generate()
        copied._excluded = self.excluded and self._excluded
        clause = OnConflictDoUpdate(constraint, index_elements, index_where, set_, where)
        clause.update_values_to_set = _typed(self.table, clause.update_values_to_set)
        copied._post_values_clause = clause
        return copied

    def on_conflict_do_nothing(self, constraint=None, index_elements=None, index_where=None):
        copied = self._generate()
        copied._post_values_clause = OnConflictDoNothing(constraint, index_elements, index_where)
        return copied


def insert(table):
    return Insert(table)
