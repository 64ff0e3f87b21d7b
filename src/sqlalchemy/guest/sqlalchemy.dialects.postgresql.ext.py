"""ORDER BY within aggregates, and the constructs of full text search."""
from sqlalchemy.sql.elements import ClauseElement, ColumnElement, _expression, _order_element, _types


class aggregate_order_by(ColumnElement):
    __visit_name__ = "aggregate_order_by"
    stringify_dialect = "postgresql"

    def __init__(self, target, *order_by):
        self.target = _expression(target)
        self.type = self.target.type
        if not order_by:
            raise TypeError("at least one ORDER BY element is required")
        self.order_by = [_order_element(element) for element in order_by]


def array_agg(*arg, **kw):
    from sqlalchemy.sql.functions import func
    return func.array_agg(*arg, **kw)


def __getattr__(name):
    if name == "ExcludeConstraint":
        from sqlalchemy.dialects.postgresql._exclude import ExcludeConstraint
        return ExcludeConstraint
    if name in ("to_tsvector", "to_tsquery", "plainto_tsquery", "phraseto_tsquery", "websearch_to_tsquery",
                "ts_headline"):
        from sqlalchemy.sql.functions import func
        return getattr(func, name)
    raise AttributeError(f"module 'sqlalchemy.dialects.postgresql.ext' has no attribute {name!r}")
