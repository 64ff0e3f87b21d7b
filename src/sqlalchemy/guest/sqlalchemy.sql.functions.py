"""SQL functions: func.anything(...), and the classes of those that are known."""
from sqlalchemy.sql import operators
from sqlalchemy.sql._names import quoted_name
from sqlalchemy.sql.elements import (ClauseElement, ClauseList, ColumnElement, Executable, Extract, FunctionFilter,
                                     Grouping, NamedColumn, Over, WithinGroup, _expression, _instance, _types,
                                     _unwrap, literal_column)

_registry = {}
_TEXT_SEARCH = frozenset(("to_tsvector", "to_tsquery", "plainto_tsquery", "phraseto_tsquery", "websearch_to_tsquery",
                          "ts_headline"))


def register_function(identifier, fn, package="_default"):
    _registry.setdefault(package, {})[str(identifier).lower()] = fn


class FunctionElement(Executable, ColumnElement):
    __visit_name__ = "function"
    packagenames = ()
    _has_args = False
    _with_ordinality = False
    is_select = False

    def __init__(self, *clauses):
        self._arguments(clauses)
        if getattr(self, "type", None) is None:
            self.type = _types.NULLTYPE

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if isinstance(cls.__dict__.get("type"), type):
            cls.type = cls.type()

    def _arguments(self, clauses):
        name = getattr(self, "name", None)
        self._has_args = self._has_args or bool(clauses)
        self.clause_expr = Grouping(ClauseList(operator=operators.comma_op))
        self.clause_expr.element.clauses = [_expression(clause, name) for clause in clauses]

    @property
    def clauses(self):
        return self.clause_expr.element

    def __iter__(self):
        return iter(self.clauses)

    @property
    def columns(self):
        from sqlalchemy.sql.base import ColumnCollection
        return ColumnCollection([(self.key, self)])

    c = columns
    exported_columns = columns

    @property
    def description(self):
        return getattr(self, "name", None)

    def scalar_table_valued(self, name, type_=None):
        return ScalarFunctionColumn(self, name, type_)

    def table_valued(self, *expr, with_ordinality=None, joins_implicitly=False, name=None):
        from sqlalchemy.sql.selectable import TableValuedAlias
        function = self._clone()
        columns = list(expr)
        if with_ordinality:
            columns.append(with_ordinality)
            function._with_ordinality = True
        return TableValuedAlias(function, name, columns, joins_implicitly)

    def column_valued(self, name=None, joins_implicitly=False):
        return self.alias(name=name, joins_implicitly=joins_implicitly).column

    def alias(self, name=None, joins_implicitly=False):
        from sqlalchemy.sql.selectable import TableValuedAlias
        return TableValuedAlias(self, name, (), joins_implicitly)

    def over(self, partition_by=None, order_by=None, rows=None, range_=None, groups=None):
        return Over(self, partition_by, order_by, range_, rows, groups)

    def within_group(self, *order_by):
        return WithinGroup(self, *order_by)

    def filter(self, *criterion):
        return FunctionFilter(self, *criterion) if criterion else self

    def as_comparison(self, left_index, right_index):
        return self

    def within_group_type(self, within_group):
        return None

    def select(self):
        from sqlalchemy.sql.selectable import select
        return select(self)


class ScalarFunctionColumn(NamedColumn):
    __visit_name__ = "scalar_function_column"

    def __init__(self, fn, name, type_=None):
        self.fn = fn
        self.name = self.key = name
        self.type = _instance(type_)

    key = None


class _FunctionGenerator:
    def __init__(self, **opts):
        self._names = []
        self.opts = opts

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name.endswith("_"):
            name = name[:-1]
        generator = _FunctionGenerator(**self.opts)
        generator._names = self._names + [name]
        return generator

    def __call__(self, *clauses, **kwargs):
        options = {**self.opts, **kwargs}
        names = self._names
        package = names[0] if len(names) == 2 else "_default"
        if len(names) <= 2:
            if package == "_default" and names[-1] in _TEXT_SEARCH:
                import sqlalchemy.dialects.postgresql.ext
            cls = _registry.get(package, {}).get(str(names[-1]).lower())
            if cls is not None:
                return cls(*clauses, **options)
        return Function(names[-1], *clauses, packagenames=names[:-1], **options)


func = _FunctionGenerator()
modifier = _FunctionGenerator(group=False)


class Function(FunctionElement):
    __visit_name__ = "function"

    def __init__(self, name, *clauses, type_=None, packagenames=None, monotonic=False, group=None):
        self.packagenames = tuple(packagenames or ())
        self.name = name
        self.type = _instance(type_)
        self._arguments(clauses)

    def _bind_param(self, op, value, type_=None, expanding=False):
        from sqlalchemy.sql.elements import BindParameter
        return BindParameter(self.name, value, type_, unique=True, expanding=expanding, _compared_to_operator=op,
                             _compared_to_type=self.type)


class GenericFunction(Function):
    """A function that is known by its name; a subclass is what func.NAME makes."""
    _register = True
    coerce_arguments = True
    inherit_cache = True
    _is_known = False

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls._is_known = cls.__module__ == __name__
        own = cls.__dict__
        name = own.get("name")
        identifier = own.get("identifier") or name or cls.__name__
        if name is None:
            cls.name = cls.__name__
        cls.identifier = identifier
        if not own.get("_is_abstract", False):
            register_function(identifier, cls, getattr(cls, "package", "_default") or "_default")

    def __init__(self, *args, **kwargs):
        self._arguments(args)
        self.packagenames = ()
        given = kwargs.get("type_")
        self.type = _instance(given if given is not None else getattr(type(self), "type", None))


class next_value(GenericFunction):
    __visit_name__ = "next_value_func"
    name = "next_value"

    def __init__(self, seq, **kw):
        self.sequence = seq
        self._arguments(())
        self.type = _instance(getattr(seq, "data_type", None) or _types.INTEGERTYPE)


class AnsiFunction(GenericFunction):
    _is_abstract = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)


class ReturnTypeFromArgs(GenericFunction):
    _is_abstract = True

    def __init__(self, *args, **kwargs):
        made = [_expression(arg, self.name) for arg in args]
        kwargs.setdefault("type_", _type_of(made))
        super().__init__(*made, **kwargs)


def _type_of(args):
    for arg in args:
        if not arg.type._isnull:
            return arg.type
    return _types.NULLTYPE


class ReturnTypeFromOptionalArgs(ReturnTypeFromArgs):
    _is_abstract = True


class coalesce(ReturnTypeFromOptionalArgs):
    _has_args = True


class max(ReturnTypeFromArgs):
    pass


class min(ReturnTypeFromArgs):
    pass


class sum(ReturnTypeFromArgs):
    pass


class _Typed:
    """A class whose `type` is made when the first function is."""
    _type_name = "NULLTYPE"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("type_", getattr(_types, self._type_name))
        super().__init__(*args, **kwargs)


class now(_Typed, GenericFunction):
    _type_name = "DateTime"


class concat(_Typed, GenericFunction):
    _type_name = "String"


class char_length(_Typed, GenericFunction):
    _type_name = "Integer"


class random(GenericFunction):
    _has_args = True


class count(_Typed, GenericFunction):
    _type_name = "Integer"

    def __init__(self, expression=None, **kwargs):
        super().__init__(literal_column("*") if expression is None else expression, **kwargs)


class current_date(_Typed, AnsiFunction):
    _type_name = "Date"


class current_time(_Typed, AnsiFunction):
    _type_name = "Time"


class current_timestamp(_Typed, AnsiFunction):
    _type_name = "DateTime"


class current_user(_Typed, AnsiFunction):
    _type_name = "String"


class localtime(_Typed, AnsiFunction):
    _type_name = "DateTime"


class localtimestamp(_Typed, AnsiFunction):
    _type_name = "DateTime"


class session_user(_Typed, AnsiFunction):
    _type_name = "String"


class sysdate(_Typed, AnsiFunction):
    _type_name = "DateTime"


class user(_Typed, AnsiFunction):
    _type_name = "String"


class array_agg(GenericFunction):
    def __init__(self, *args, **kwargs):
        made = [_expression(arg) for arg in args]
        if "type_" not in kwargs:
            item = _type_of(made)
            kwargs["type_"] = item if getattr(item, "_is_array", False) else _types.ARRAY(item, dimensions=1)
        super().__init__(*made, **kwargs)


class OrderedSetAgg(GenericFunction):
    _is_abstract = True
    array_for_multi_clause = False

    def within_group_type(self, within_group):
        ordered = within_group.order_by.clauses
        return ordered[0].type if ordered else None


class mode(OrderedSetAgg):
    pass


class percentile_cont(OrderedSetAgg):
    array_for_multi_clause = True


class percentile_disc(OrderedSetAgg):
    array_for_multi_clause = True


class rank(_Typed, GenericFunction):
    _type_name = "Integer"


class dense_rank(_Typed, GenericFunction):
    _type_name = "Integer"


class percent_rank(_Typed, GenericFunction):
    _type_name = "Numeric"


class cume_dist(_Typed, GenericFunction):
    _type_name = "Numeric"


class cube(GenericFunction):
    _has_args = True


class rollup(GenericFunction):
    _has_args = True


class grouping_sets(GenericFunction):
    _has_args = True


class aggregate_strings(_Typed, GenericFunction):
    _has_args = True
    _type_name = "String"

    def __init__(self, clause, separator):
        super().__init__(clause, separator)


class _CastFunction:
    pass


def _cast(*args, **kw):
    from sqlalchemy.sql.elements import Cast
    return Cast(*args, **kw)


register_function("cast", _cast)
register_function("extract", Extract)
del _CastFunction
