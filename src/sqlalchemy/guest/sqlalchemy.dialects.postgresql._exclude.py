"""EXCLUDE constraints."""
from sqlalchemy.sql._constraints import (ColumnCollectionConstraint, _expect_column, _is_column, columns_within,
                                         copy_expression, expect_expression)


class ExcludeConstraint(ColumnCollectionConstraint):
    __module__ = "sqlalchemy.dialects.postgresql.ext"
    __visit_name__ = "exclude_constraint"
    where = None

    def __init__(self, *elements, **kw):
        columns = []
        self.operators = {}
        self._render_exprs = []
        if not elements:
            raise ValueError("not enough values to unpack (expected 2, got 0)")
        for expression, operator in elements:
            expression = _expect_column(expression)
            if isinstance(expression, str) or _is_column(expression):
                column = expression
                name = expression if isinstance(expression, str) else expression.name
            else:
                within = columns_within(expression)
                column = within[0] if within else None
                name = column.name if within else None
            if column is not None:
                columns.append(column)
            if name is not None:
                self.operators[name] = operator
            self._render_exprs.append((expression, name, operator))
        ColumnCollectionConstraint.__init__(self, *columns, name=kw.get("name"), deferrable=kw.get("deferrable"),
                                            initially=kw.get("initially"), info=kw.get("info"))
        self.using = kw.get("using", "gist")
        where = kw.get("where")
        if where is not None:
            self.where = expect_expression(where)
        self.ops = kw.get("ops", {})

    def _set_parent(self, parent):
        ColumnCollectionConstraint._set_parent(self, parent)
        self._render_exprs = [(parent.c[expression] if isinstance(expression, str) else expression, name, operator)
                              for expression, name, operator in self._render_exprs]

    def _copy(self, target_table=None, **kw):
        elements = [(copy_expression(expression, self.parent, target_table), operator)
                    for expression, _, operator in self._render_exprs]
        return self._schema_item_copy(self.__class__(
            *elements, name=self.name, deferrable=self.deferrable, initially=self.initially, where=self.where,
            using=self.using))
