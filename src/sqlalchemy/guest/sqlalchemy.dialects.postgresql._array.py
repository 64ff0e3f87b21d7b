"""ARRAY[...] and ANY, ALL."""
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import ColumnElement, _expression, _instance, _types


class array(ColumnElement):
    __visit_name__ = "array"
    stringify_dialect = "postgresql"

    def __init__(self, clauses, type_=None, **kw):
        from sqlalchemy.dialects.postgresql import ARRAY
        self.operator = operators.comma_op
        item = None if type_ is None else _instance(type_)
        self.clauses = [_expression(clause, type_=item) for clause in clauses]
        first = next((clause.type for clause in self.clauses if not clause.type._isnull), _types.NULLTYPE)
        if item is None:
            item = first
        if isinstance(item, ARRAY):
            self.type = ARRAY(item.item_type, dimensions=(item.dimensions or 1) + 1)
        else:
            self.type = ARRAY(item, dimensions=1)

    def __iter__(self):
        return iter(self.clauses)

    def _bind_param(self, op, value, type_=None, expanding=False):
        from sqlalchemy.sql.elements import BindParameter
        if isinstance(value, (list, tuple)):
            return array(value, self.type.item_type)
        return BindParameter(None, value, self.type.item_type, unique=True)

    def self_group(self, against=None):
        return self


def Any(other, arrexpr, operator=operators.eq):
    return arrexpr.any(other, operator)


def All(other, arrexpr, operator=operators.eq):
    return arrexpr.all(other, operator)
