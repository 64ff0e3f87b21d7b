"""Operators that only expressions of some types have: JSON paths, arrays, ranges, hstore."""
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import (BinaryExpression, BindParameter, ClauseElement, Grouping, IndexExpression, Slice,
                                     _expression, _instance, _operand, _types, _unwrap)
from sqlalchemy.sql.operators import custom_op


def _impl(type_):
    while getattr(type_, "_is_type_decorator", False):
        type_ = type_.impl_instance
    return type_


_names_of = {}


def _names(type_):
    """The classes of a type by name, PostgreSQL's JSON and ARRAY told from the generic ones."""
    kind = type(_impl(type_))
    found = _names_of.get(kind)
    if found is None:
        found = _names_of[kind] = {cls.__name__ for cls in kind.__mro__}
        if kind.__module__.startswith("sqlalchemy.dialects.postgresql"):
            found.add("postgresql")
    return found


def _custom(text, is_comparison=False, precedence=5):
    return custom_op(text, precedence=precedence, is_comparison=is_comparison, eager_grouping=True)


def _apply(expr, op, other, type_=None):
    return BinaryExpression(expr, _operand(expr, op, other), op, type_=type_ or _types.BOOLEANTYPE)


def _with_type(expr, op, other, value_type, type_):
    value = _unwrap(other)
    if not isinstance(value, ClauseElement):
        value = BindParameter(getattr(expr, "key", None), value, value_type, unique=True)
    return BinaryExpression(expr, value, op, type_=type_)


# ---- JSON ---------------------------------------------------------------------------------------

def _json_item(expr, index):
    is_path = not isinstance(index, (str, int)) and hasattr(index, "__iter__") and \
        not isinstance(_unwrap(index), ClauseElement)
    op = operators.json_path_getitem_op if is_path else operators.json_getitem_op
    value = _unwrap(index)
    if not isinstance(value, ClauseElement):
        value = BindParameter(getattr(expr, "key", None), list(value) if is_path else value,
                              _types.INTEGERTYPE if isinstance(value, int) else _types.STRINGTYPE, unique=True)
        value._is_json_index = True
    return IndexExpression(expr, value, op, type_=expr.type)


def get_item(expr, index):
    names = _names(expr.type)
    if "JSON" in names:
        return _json_item(expr, index)
    if "ARRAY" in names:
        impl = _impl(expr.type)
        shift = 1 if getattr(impl, "zero_indexes", False) else 0
        if isinstance(index, slice):
            start, stop = index.start, index.stop
            part = Slice(start if start is None else start + shift, stop if stop is None else stop + shift,
                         index.step, _name=getattr(expr, "key", None))
            return IndexExpression(expr, part, operators.getitem, type_=expr.type)
        if shift and isinstance(index, int):
            index += shift
        dimensions = getattr(impl, "dimensions", None)
        type_ = impl.item_type if dimensions is None or dimensions == 1 else expr.type
        return _with_type(expr, operators.getitem, index, _types.INTEGERTYPE, type_) if isinstance(index, int) \
            else BinaryExpression(expr, _expression(index), operators.getitem, type_=type_)
    if "HSTORE" in names:
        return _with_type(expr, _custom("->", precedence=15), index, _types.STRINGTYPE, _types.Text())
    raise NotImplementedError("Operator 'getitem' is not supported on this expression")


def _as(type_of):
    def method(expr, *args, **kw):
        element = expr
        if not isinstance(element, BinaryExpression) or \
                element.operator not in (operators.json_getitem_op, operators.json_path_getitem_op):
            from sqlalchemy.exc import InvalidRequestError
            raise InvalidRequestError("The JSON cast operator JSON.%s() only works with a JSON index expression e.g. "
                                      "col['q'].%s()" % ("as_" + type_of.lower(), "as_" + type_of.lower()))
        copied = element._clone()
        copied.type = getattr(_types, type_of)(*args, **kw)
        return copied
    return method


def _as_json(expr):
    return expr


class _Property:
    def __init__(self, get):
        self.get = get


def _astext(expr):
    if not isinstance(expr, BinaryExpression):
        raise NotImplementedError("astext")
    return BinaryExpression(expr.left, expr.right,
                            _custom("#>>" if expr.operator is operators.json_path_getitem_op else "->>",
                                    precedence=15), type_=getattr(_impl(expr.type), "astext_type", None)
                            or _types.Text())


_json = {
    "as_string": _as("Unicode"), "as_integer": _as("Integer"), "as_float": _as("Float"),
    "as_boolean": _as("Boolean"), "as_numeric": _as("Numeric"), "as_json": _as_json,
}


def _simple(text, value_type=None, type_=None):
    def method(expr, other, **kw):
        op = _custom(text)
        result = _instance(getattr(_types, type_)) if type_ else _types.BOOLEANTYPE
        if value_type is not None:
            return _with_type(expr, op, other, value_type(), result)
        return _apply(expr, op, other, result)
    return method


def _text():
    return _types.Text()


def _same(text):
    def method(expr, other, **kw):
        return _apply(expr, _custom(text), other, expr.type)
    return method


def _text_array():
    from sqlalchemy.dialects.postgresql import ARRAY
    return ARRAY(_types.Text())


def _path(text):
    def method(expr, other):
        from sqlalchemy.sql.elements import Cast
        try:
            from sqlalchemy.dialects.postgresql.json import JSONPATH
        except ImportError:
            from sqlalchemy.dialects.postgresql import JSONPATH
        return _with_type(expr, _custom(text), other, JSONPATH(), _types.BOOLEANTYPE)
    return method


def _delete_path(expr, array):
    from sqlalchemy.sql.elements import cast
    from sqlalchemy.dialects.postgresql import ARRAY
    array = _unwrap(array)
    if not isinstance(array, ClauseElement):
        from sqlalchemy.dialects.postgresql._array import array as make_array
        array = make_array(array)
    return BinaryExpression(expr, cast(array, ARRAY(_types.Text())), _custom("#-"), type_=expr.type)


_jsonb = {
    "has_key": _simple("?"), "has_all": _simple("?&"), "has_any": _simple("?|"), "contains": _simple("@>"),
    "contained_by": _simple("<@"), "delete_path": _delete_path, "path_exists": _path("@?"), "path_match": _path("@@"),
}


# ---- Arrays, hstore, ranges ---------------------------------------------------------------------

def _array_any(function, op_default):
    def method(expr, other, operator=None):
        operator = operator or operators.eq
        from sqlalchemy.sql.elements import CollectionAggregate
        item = _impl(expr.type).item_type
        value = _unwrap(other)
        if not isinstance(value, ClauseElement):
            value = BindParameter(getattr(expr, "key", None), value, item, unique=True)
        return value.operate(operator, CollectionAggregate._create(function, expr))
    return method


_array = {"any": _array_any(operators.any_op, None), "all": _array_any(operators.all_op, None)}
_pg_array = {"contains": _simple("@>"), "contained_by": _simple("<@"), "overlap": _simple("&&")}
_hstore = {
    "has_key": _simple("?"), "has_all": _simple("?&"), "has_any": _simple("?|"), "contains": _simple("@>"),
    "contained_by": _simple("<@"), "defined": None, "delete": None, "slice": None, "keys": None, "vals": None,
    "array": None, "matrix": None,
}
_hstore_functions = {"defined": "defined", "delete": "delete", "slice": "slice", "keys": "akeys", "vals": "avals",
                     "array": "hstore_to_array", "matrix": "hstore_to_matrix"}
_range = {
    "contains": _simple("@>"), "contained_by": _simple("<@"), "overlaps": _simple("&&"),
    "strictly_left_of": _simple("<<"), "strictly_right_of": _simple(">>"), "not_extend_right_of": _simple("&<"),
    "not_extend_left_of": _simple("&>"), "adjacent_to": _simple("-|-"), "union": _same("+"),
    "difference": _same("-"), "intersection": _same("*"), "lshift": _simple("<<"), "rshift": _simple(">>"),
}
_inet = {"lshift": _simple("<<"), "rshift": _simple(">>")}


def _hstore_function(name):
    def method(expr, *args):
        from sqlalchemy.sql.functions import func
        return getattr(func, _hstore_functions[name])(expr, *args)
    return method


def _find(expr, name):
    names = _names(expr.type)
    if "JSON" in names and name in _json:
        return _json[name]
    if "postgresql" in names and "JSON" in names and name == "astext":
        return _Property(_astext)
    if "JSONB" in names and name in _jsonb:
        return _jsonb[name]
    if "ARRAY" in names:
        if name in _array:
            return _array[name]
        if "postgresql" in names and name in _pg_array:
            return _pg_array[name]
        if name == "contains" and "postgresql" not in names:
            def unsupported(expr, *args, **kw):
                raise NotImplementedError("ARRAY.contains() not implemented for the base ARRAY type; please use the "
                                          "dialect-specific ARRAY type")
            return unsupported
    if "HSTORE" in names and name in _hstore:
        return _hstore[name] or _hstore_function(name)
    if names & {"AbstractRange", "AbstractSingleRange", "AbstractMultiRange"} and name in _range:
        return _range[name]
    if names & {"INET", "CIDR"} and name in _inet:
        return _inet[name]
    return None


def method_of(expr, name):
    """The method of the name that the type gives the expression, bound; None where there is none."""
    type_ = expr.type
    if type_ is None:
        return None
    found = _find(expr, name)
    if isinstance(found, _Property):
        return found.get(expr)
    if found is not None:
        def bound(*args, **kw):
            return found(expr, *args, **kw)
        return bound
    factory = getattr(_impl(type_), "comparator_factory", None) if not getattr(type_, "_is_type_decorator", False) \
        else type_.comparator_factory
    if factory is not None and name in factory.__dict__:
        return getattr(factory(expr), name)
    return None
