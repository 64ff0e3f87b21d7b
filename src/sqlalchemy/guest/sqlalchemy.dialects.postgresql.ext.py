"""ORDER BY within aggregates, and the constructs of full text search."""
from sqlalchemy.sql.elements import BindParameter, ColumnElement, _expression, _order_element, _unwrap
from sqlalchemy.sql.functions import GenericFunction


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


class hstore(GenericFunction):
    """hstore(keys, values), which is not func.hstore(): of PostgreSQL's own type."""
    _is_abstract = True

    def __init__(self, *args, **kwargs):
        from sqlalchemy.dialects.postgresql import HSTORE
        kwargs.setdefault("type_", HSTORE)
        super().__init__(*args, **kwargs)


class _regconfig_fn(GenericFunction):
    """A function whose first argument, of several, names a configuration of text search."""
    _is_abstract = True
    _returns = "TSVECTOR"

    def __init__(self, *args, **kwargs):
        from sqlalchemy.dialects import postgresql
        args = list(args)
        if len(args) > 1 and not getattr(_unwrap(args[0]), "_is_clause_element", False):
            args[0] = BindParameter(self.name, args[0], postgresql.REGCONFIG(), unique=True)
        kwargs.setdefault("type_", getattr(postgresql, self._returns))
        super().__init__(*args, **kwargs)


class to_tsvector(_regconfig_fn):
    pass


class to_tsquery(_regconfig_fn):
    _returns = "TSQUERY"


class plainto_tsquery(_regconfig_fn):
    _returns = "TSQUERY"


class phraseto_tsquery(_regconfig_fn):
    _returns = "TSQUERY"


class websearch_to_tsquery(_regconfig_fn):
    _returns = "TSQUERY"


class ts_headline(_regconfig_fn):
    _returns = "TEXT"


def __getattr__(name):
    if name == "ExcludeConstraint":
        from sqlalchemy.dialects.postgresql._exclude import ExcludeConstraint
        return ExcludeConstraint
    raise AttributeError(f"module 'sqlalchemy.dialects.postgresql.ext' has no attribute {name!r}")
