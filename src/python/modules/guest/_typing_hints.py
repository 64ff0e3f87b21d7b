"""What asks about hints, and what only checkers care for: the part of typing that programs call."""

import collections.abc
import functools
import operator
import sys
from types import FunctionType, GenericAlias, MethodType, ModuleType, UnionType
from typing import (Annotated, ForwardRef, Generic, NotRequired, ParamSpecArgs, ReadOnly, Required, _AnnotatedAlias,
                    _BaseGenericAlias, _GenericAlias, _LiteralGenericAlias, _is_parameter_expression, _type_convert)

__name__ = "typing"


def _evaluate(hint, globalns, localns):
    """A hint with the names in its strings looked up."""
    if isinstance(hint, ForwardRef):
        return hint._evaluate(globalns, localns)
    if isinstance(hint, _AnnotatedAlias):
        return _AnnotatedAlias(_evaluate(hint.__origin__, globalns, localns), hint.__metadata__)
    if isinstance(hint, _LiteralGenericAlias):
        return hint
    if isinstance(hint, (_GenericAlias, GenericAlias, UnionType)):
        args = hint.__args__
        if isinstance(hint, GenericAlias) and not isinstance(hint, type(collections.abc.Callable[[], int])):
            args = tuple([ForwardRef(arg) if isinstance(arg, str) else arg for arg in args])
        evaluated = tuple([_evaluate(arg, globalns, localns) for arg in args])
        if evaluated == hint.__args__:
            return hint
        if isinstance(hint, GenericAlias):
            return GenericAlias(hint.__origin__, evaluated)
        if isinstance(hint, UnionType):
            return functools.reduce(operator.or_, evaluated)
        return hint.copy_with(evaluated)
    return hint


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return UnionType if isinstance(tp, UnionType) else None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is collections.abc.Callable and not (len(args) == 2 and _is_parameter_expression(args[0])):
            args = (list(args[:-1]), args[-1])
        return args
    return tp.__args__ if isinstance(tp, UnionType) else ()


def _strip_extras(hint):
    """A hint without Annotated, Required and NotRequired, also inside."""
    if isinstance(hint, _AnnotatedAlias):
        return _strip_extras(hint.__origin__)
    if isinstance(hint, _GenericAlias) and hint.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_extras(hint.__args__[0])
    if isinstance(hint, (_GenericAlias, GenericAlias, UnionType)) and not isinstance(hint, _LiteralGenericAlias):
        stripped = tuple([_strip_extras(arg) for arg in hint.__args__])
        if stripped == hint.__args__:
            return hint
        if isinstance(hint, GenericAlias):
            return GenericAlias(hint.__origin__, stripped)
        return functools.reduce(operator.or_, stripped) if isinstance(hint, UnionType) else hint.copy_with(stripped)
    return hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class (with its bases), function or module, strings evaluated."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            annotations = base.__dict__.get("__annotations__", {})
            names = globalns
            if names is None:
                names = getattr(sys.modules.get(base.__module__, None), "__dict__", {})
            own = dict(vars(base)) if localns is None else localns
            for name, value in annotations.items():
                if isinstance(value, str):
                    value = ForwardRef(value, is_argument=False, is_class=True)
                # the class's own names come last: a global of the same name is what is meant
                scope = {**own, **names} if localns is None and globalns is None else own
                hints[name] = _evaluate(_type_convert(value), names, scope)
    else:
        if isinstance(obj, ModuleType):
            names = obj.__dict__
        else:
            function = obj
            while hasattr(function, "__wrapped__"):
                function = function.__wrapped__
            names = getattr(function, "__globals__", {})
        globalns = names if globalns is None else globalns
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if isinstance(obj, (FunctionType, MethodType, ModuleType, type(len), type(str.join))):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        for name, value in annotations.items():
            if isinstance(value, str):
                value = ForwardRef(value, is_argument=not isinstance(obj, ModuleType))
            hints[name] = _evaluate(_type_convert(value), globalns, globalns if localns is None else localns)
    return hints if include_extras else {name: _strip_extras(hint) for name, hint in hints.items()}


# --- what only checkers care for ---

def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {repr(arg)[:100]}")


def _mark(obj, name):
    try:
        setattr(obj, name, True)
    except (AttributeError, TypeError):
        pass
    return obj


def final(f):
    return _mark(f, "__final__")


def override(method, /):
    return _mark(method, "__override__")


def no_type_check(arg):
    if isinstance(arg, type):
        for value in vars(arg).values():
            if isinstance(value, (FunctionType, type)) and value.__qualname__ == f"{arg.__qualname__}.{value.__name__}":
                no_type_check(value)
    return _mark(arg, "__no_type_check__")


def no_type_check_decorator(decorator):
    @functools.wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions "
                              "outside a stub module should always be followed by an implementation that is not "
                              "@overload-ed.")


def overload(func):
    function = getattr(func, "__func__", func)
    if hasattr(function, "__qualname__"):
        _overloads.setdefault((function.__module__, function.__qualname__), []).append(func)
    return _overload_dummy


def get_overloads(func):
    function = getattr(func, "__func__", func)
    return list(_overloads.get((function.__module__, function.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    def decorate(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn

    return decorate


def get_protocol_members(tp, /):
    if not getattr(tp, "_is_protocol", False):
        raise TypeError(f"{tp!r} is not a Protocol")
    from _typing_protocols import _protocol_attributes
    return frozenset(_protocol_attributes(tp))


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp.__name__ != "Protocol"


