"""The classes of expressions that the schema stands on."""


class ClauseElement:
    def __class_getitem__(cls, item):
        return cls


class ColumnElement(ClauseElement):
    __hash__ = object.__hash__


class TextClause(ClauseElement):
    __visit_name__ = "textclause"

    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text


class ColumnClause(ColumnElement):
    __visit_name__ = "column"
    table = None


class TableClause(ClauseElement):
    pass


class TypeCheck(ClauseElement):
    """The CHECK that comes with a type: that the column has one of its values."""
    __visit_name__ = "type_check"

    def __init__(self, column, type_):
        self.column = column
        self.type = type_

    def get_children(self, **kw):
        return [self.column]


for _class in (ClauseElement, ColumnElement, TextClause, ColumnClause, TableClause):
    _class.__module__ = "sqlalchemy.sql.elements"


def text(sql):
    return TextClause(sql)
