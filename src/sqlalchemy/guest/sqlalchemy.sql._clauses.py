"""The classes of expressions that the schema stands on."""
from sqlalchemy.sql.elements import ClauseElement, ColumnClause, ColumnElement, TextClause, text
from sqlalchemy.sql.selectable import TableClause


class TypeCheck(ClauseElement):
    """The CHECK that comes with a type: that the column has one of its values."""
    __visit_name__ = "type_check"

    def __init__(self, column, type_):
        self.column = column
        self.type = type_

    def get_children(self, **kw):
        return [self.column]
