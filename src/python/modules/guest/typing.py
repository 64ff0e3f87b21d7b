"""Type hints at run time: what they look like, and what they are made of."""

import _host
import sys
from types import FunctionType, GenericAlias, UnionType

from _typing_parameters import NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeVar, TypeVarTuple, \
    _Parameter, _type_parameter

NoneType, Text, TYPE_CHECKING = type(None), str, False


def _caller_module(depth=1):
    return sys._getframemodulename(depth + 1) if hasattr(sys, "_getframemodulename") else "__main__"


# --- checking and showing hints ---

def _type_repr(hint):
    if isinstance(hint, type) and not isinstance(hint, GenericAlias):
        return hint.__qualname__ if hint.__module__ == "builtins" else f"{hint.__module__}.{hint.__qualname__}"
    if hint is Ellipsis:
        return "..."
    if isinstance(hint, FunctionType):
        return hint.__name__
    if isinstance(hint, (tuple, list)):
        return "[" + ", ".join([_type_repr(one) for one in hint]) + "]"
    return repr(hint)


def _type_convert(hint, module=None):
    if hint is None:
        return NoneType
    return ForwardRef(hint, module=module) if isinstance(hint, str) else hint


def _type_check(hint, message, module=None):
    """The hint as a type: None and strings are made one; anything that cannot be one is a TypeError."""
    hint = _type_convert(hint, module)
    if isinstance(hint, _GenericAlias) and _is_root(hint._origin):
        raise TypeError(f"{hint} is not valid as type argument")
    if hint in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return hint
    if isinstance(hint, _SpecialForm) or _is_root(hint):
        raise TypeError(f"Plain {hint} is not valid as type argument")
    if type(hint) is tuple:
        raise TypeError(f"{message} Got {hint!r:.100}.")
    return hint


def _is_parameter(value):
    return isinstance(value, _Parameter)


def _collect_parameters(args):
    """The type parameters in args, each once, in the order of first appearance."""
    found = []
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, GenericAlias):
            continue
        if isinstance(arg, (tuple, list)):
            inner = _collect_parameters(arg)
        elif _is_parameter(arg):
            inner = (arg,)
        else:
            inner = getattr(arg, "__parameters__", ())
        for one in inner:
            if one not in found:
                found.append(one)
    return tuple(found)


def _check_count(alias, given, expected):
    if not expected:
        raise TypeError(f"{alias} is not a generic class")
    if given != expected:
        raise TypeError(f"Too {'many' if given > expected else 'few'} arguments for {alias}; actual {given}, "
                        f"expected {expected}")


def _is_unpacked(hint):
    return isinstance(hint, _UnpackGenericAlias)


def _match_parameters(alias, parameters, args):
    """What each of the parameters is replaced by; a TypeVarTuple takes the arguments that are left over."""
    variadic = [at for at, one in enumerate(parameters) if isinstance(one, TypeVarTuple)]
    if not variadic:
        if len(parameters) == 1 and isinstance(parameters[0], ParamSpec):
            if not (len(args) == 1 and _is_parameter_expression(args[0])):
                args = (args,)
        args = (*args, *[one.__default__ for one in parameters[len(args):] if one.has_default()])
        _check_count(alias, len(args), len(parameters))
        return {one: _checked_argument(one, arg) for one, arg in zip(parameters, args)}
    at = variadic[0]
    after = len(parameters) - at - 1
    if len(args) < at + after:
        raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least {at + after}")
    middle = args[at:len(args) - after]
    replaced = list(args[:at]) + [tuple(middle)] + list(args[len(args) - after:])
    return dict(zip(parameters, replaced))


def _is_parameter_expression(value):
    return (value is Ellipsis or isinstance(value, (tuple, list, ParamSpec))
            or isinstance(value, _ConcatenateGenericAlias))


def _checked_argument(parameter, arg):
    if isinstance(parameter, ParamSpec):
        if isinstance(arg, (tuple, list)):
            return tuple([_type_check(one, "Expected a type.") for one in arg])
        if not _is_parameter_expression(arg):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
        return arg
    return _type_check(arg, "Parameters to generic types must be types.")


def _substitute(args, replaced):
    """The arguments with type parameters replaced."""
    result = []
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, GenericAlias):
            result.append(arg)
        elif _is_parameter(arg):
            value = replaced.get(arg, arg)
            if isinstance(arg, ParamSpec) and isinstance(value, tuple):
                result.extend(value)
            else:
                result.append(value)
        elif _is_unpacked(arg) and isinstance(arg.__args__[0], TypeVarTuple):
            result.extend(replaced.get(arg.__args__[0], (arg,)))
        elif isinstance(arg, (tuple, list)):
            result.append(type(arg)(_substitute(arg, replaced)))
        else:
            inner = getattr(arg, "__parameters__", ())
            if inner:
                given = []
                for one in inner:
                    value = replaced.get(one, one)
                    given.extend(value) if isinstance(one, TypeVarTuple) else given.append(value)
                arg = arg[tuple(given)]
            result.append(arg)
    return tuple(result)


def _flatten_union(args):
    flat = []
    for arg in args:
        if isinstance(arg, (_UnionGenericAlias, UnionType)):
            flat.extend(arg.__args__)
        else:
            flat.append(arg)
    return flat


def _without_duplicates(args):
    kept = []
    for arg in args:
        if arg not in kept:
            kept.append(arg)
    return kept


# --- special forms ---

def _remembered(made, parameters, make):
    """What make(parameters) gave when it was asked last, if they can be a key."""
    try:
        known = made.get(parameters)
    except TypeError:
        return make(parameters)
    if known is None:
        known = made[parameters] = make(parameters)
    return known


class _SpecialForm:
    """Something like Optional: known by its name, and by what its subscription gives."""

    def __init__(self, getitem, name=None):
        self._getitem = getitem
        self._made = {}
        self._name = name or getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, instance):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        if self is Union or self is Optional:
            return _remembered(self._made, parameters, lambda given: self._getitem(self, given))
        return self._getitem(self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, instance):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(instance)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """A type that is compatible with every type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _plain_form(name):
    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")

    return _SpecialForm(getitem, name)


NoReturn = _plain_form("NoReturn")
Never = _plain_form("Never")
Self = _plain_form("Self")
LiteralString = _plain_form("LiteralString")
TypeAlias = _plain_form("TypeAlias")


def _form_of_one(name):
    def getitem(self, parameters):
        item = _type_check(parameters, f"{self} accepts only single type.")
        return _GenericAlias(self, (item,))

    return _SpecialForm(getitem, name)


ClassVar = _form_of_one("ClassVar")
Final = _form_of_one("Final")
Required = _form_of_one("Required")
NotRequired = _form_of_one("NotRequired")
ReadOnly = _form_of_one("ReadOnly")
TypeGuard = _form_of_one("TypeGuard")
TypeIs = _form_of_one("TypeIs")


@_SpecialForm
def Union(self, parameters):
    """Union[X, Y] is X or Y."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    parameters = [_type_check(one, "Union[arg, ...]: each arg must be a type.") for one in parameters]
    parameters = _without_duplicates(_flatten_union(parameters))
    if len(parameters) == 1:
        return parameters[0]
    name = "Optional" if len(parameters) == 2 and NoneType in parameters else None
    return _UnionGenericAlias(self, tuple(parameters), name=name)


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is Union[X, None]."""
    return Union[_type_check(parameters, f"{self} requires a single type."), NoneType]


def _literal_keys(args):
    return [(value, type(value)) for value in args]


@_SpecialForm
def Literal(self, *parameters):
    """One of the given values."""
    parameters = parameters[0] if isinstance(parameters[0], tuple) else parameters
    flat = []
    for one in parameters:
        flat.extend(one.__args__ if isinstance(one, _LiteralGenericAlias) else (one,))
    kept = []
    for value, key in zip(flat, _literal_keys(flat)):
        if key not in _literal_keys(kept):
            kept.append(value)
    return _LiteralGenericAlias(self, tuple(kept))


@_SpecialForm
def Concatenate(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is Ellipsis or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    checked = [_type_check(one, "Concatenate[arg, ...]: each arg must be a type.") for one in parameters[:-1]]
    return _ConcatenateGenericAlias(self, (*checked, parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    item = _type_check(parameters, f"{self} accepts only single type.")
    return _UnpackGenericAlias(self, (item,))


# --- references by name, and parameters ---

class ForwardRef:
    """A hint that is a string."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_evaluated__ = False
        self.__forward_value__ = None

    def _evaluate(self, globalns, localns):
        if self.__forward_module__ is not None:
            globalns = vars(sys.modules.get(self.__forward_module__, None) or sys) if isinstance(
                self.__forward_module__, str) else vars(self.__forward_module__)
        globalns = {} if globalns is None else globalns
        value = eval(self.__forward_arg__, globalns, globalns if localns is None else localns)
        value = _type_convert(value)
        from _typing_hints import _evaluate
        self.__forward_value__ = _evaluate(value, globalns, localns)
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__, self.__forward_module__) == (other.__forward_arg__, other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


class _Elsewhere:
    """The origin of an alias, in a module that is imported when it is asked for."""

    def __init__(self, module, name):
        self._module, self._name = module, name

    def get(self):
        from importlib import import_module
        return getattr(import_module(self._module), self._name)

    def __repr__(self):
        return f"{self._module}.{self._name}"


class _BaseGenericAlias:
    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self._origin = origin
        if type(origin) is not _Elsewhere:
            self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        for base in bases[bases.index(self) + 1:]:
            if isinstance(base, _BaseGenericAlias) or isinstance(base, type) and issubclass(base, Generic):
                break
        else:
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, name):
        if name == "__origin__" and "_origin" in self.__dict__:
            value = self.__origin__ = self._origin.get()
            return value
        if name in ("__origin__", "__args__", "_origin"):
            raise AttributeError(name)
        if "_origin" in self.__dict__ and not (name[:2] == name[-2:] == "__"):
            return getattr(self.__origin__, name)
        if name in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        raise AttributeError(name)

    def __instancecheck__(self, instance):
        return self.__subclasscheck__(type(instance))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _GenericAlias(_BaseGenericAlias):
    """Optional[X], List[X], Box[X]."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _collect_parameters(self.__args__)
        if not name:
            self.__module__ = getattr(origin, "__module__", "typing")

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self._origin == other._origin and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self._origin, self.__args__))

    def __getitem__(self, args):
        if _is_root(self._origin):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        replaced = _match_parameters(self, self.__parameters__, args)
        return self.copy_with(_substitute(self.__args__, replaced))

    def copy_with(self, args):
        return type(self)(self._origin, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        shown = ", ".join([_type_repr(arg) for arg in self.__args__]) if self.__args__ else "()"
        return f"{name}[{shown}]"

    def __reduce__(self):
        args = self.__args__
        from operator import getitem
        return getitem, (self.__origin__, args[0] if len(args) == 1 else args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if any(map(_is_protocol_root, bases)):
                return ()
            for base in bases[bases.index(self) + 1:]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _UnionGenericAlias(_GenericAlias):
    def copy_with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        if len(self.__args__) == 2:
            if self.__args__[0] is NoneType:
                return f"typing.Optional[{_type_repr(self.__args__[1])}]"
            if self.__args__[1] is NoneType:
                return f"typing.Optional[{_type_repr(self.__args__[0])}]"
        return f"typing.Union[{', '.join([_type_repr(arg) for arg in self.__args__])}]"

    def __subclasscheck__(self, cls):
        return any([issubclass(cls, arg) for arg in self.__args__])


class _LiteralGenericAlias(_GenericAlias):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return set(_literal_keys(self.__args__)) == set(_literal_keys(other.__args__))

    def __hash__(self):
        return hash(frozenset(_literal_keys(self.__args__)))

    def __repr__(self):
        return f"typing.Literal[{', '.join([repr(arg) for arg in self.__args__])}]"


class _CallableGenericAlias(_GenericAlias):
    def __repr__(self):
        *parameters, result = self.__args__
        if len(parameters) == 1 and _is_parameter_expression(parameters[0]):
            shown = _type_repr(parameters[0])
        else:
            shown = "[" + ", ".join([_type_repr(one) for one in parameters]) + "]"
        return f"typing.Callable[{shown}, {_type_repr(result)}]"

    def __reduce__(self):
        *parameters, result = self.__args__
        if not (len(parameters) == 1 and _is_parameter_expression(parameters[0])):
            parameters = (parameters,)
        from operator import getitem
        return getitem, (__getattr__("Callable"), (parameters[0], result))


class _ConcatenateGenericAlias(_GenericAlias):
    pass


class _UnpackGenericAlias(_GenericAlias):
    def __repr__(self):
        return "*" + repr(self.__args__[0])


class _AnnotatedAlias(_GenericAlias):
    """A type with something said about it."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join([repr(one) for one in self.__metadata__])}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __reduce__(self):
        from operator import getitem
        return getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __getattr__(self, name):
        return "Annotated" if name in ("__name__", "__qualname__") else super().__getattr__(name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class Annotated:
    """Annotated[T, x]: T, with x said about it."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        if _is_unpacked(params[0]):
            raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
        origin = params[0]
        if not (isinstance(origin, _GenericAlias) and origin.__origin__ in (ClassVar, Final)):
            origin = _type_check(origin, "Annotated[t, ...]: t must be a type.")
        return _AnnotatedAlias(origin, tuple(params[1:]))

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")


class _SpecialGenericAlias(_BaseGenericAlias):
    """List, Dict and the like, not subscripted."""

    def __init__(self, origin, count, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = count
        self._made = {}
        self.__doc__ = f"A generic version of {_type_repr(origin)}."

    def __getitem__(self, args):
        return _remembered(self._made, args if isinstance(args, tuple) else (args,), self._subscribe)

    def _subscribe(self, args):
        args = tuple([_type_check(one, "Parameters to generic types must be types.") for one in args])
        _check_count(self, len(args), self._nparams)
        return self.copy_with(args)

    def copy_with(self, args):
        return _GenericAlias(self._origin, args, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls, self.__origin__)


class _CallableType(_SpecialGenericAlias):
    def copy_with(self, args):
        return _CallableGenericAlias(self._origin, args, name=self._name, inst=self._inst)

    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = args
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if isinstance(parameters, list):
            checked = [_type_check(one, "Callable[[arg, ...], result]: each arg must be a type.")
                       for one in parameters]
            return self.copy_with((*checked, result))
        if not _is_parameter_expression(parameters):
            raise TypeError(f"Callable[args, result]: args must be a list. Got {parameters}")
        return self.copy_with((parameters, result))


class _TupleType(_SpecialGenericAlias):
    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        message = "Tuple[t0, t1, ...]: each t must be a type."
        if len(args) >= 2 and args[-1] is Ellipsis:
            return self.copy_with((*[_type_check(one, message) for one in args[:-1]], Ellipsis))
        return self.copy_with(tuple([_type_check(one, message) for one in args]))


# --- generic classes and protocols ---

def _is_protocol_root(cls):
    return isinstance(cls, type) and cls.__name__ == "Protocol" and cls.__module__ == "typing"


def _is_root(cls):
    return cls is Generic or _is_protocol_root(cls)


def _parameters_of_bases(cls):
    """The type parameters that a class has by its bases, as they were written."""
    bases = cls.__dict__.get("__orig_bases__", ())
    if Generic in bases and not _is_root(cls):
        raise TypeError("Cannot inherit from plain Generic")
    parameters = _collect_parameters(bases)
    declared = None
    for base in bases:
        if isinstance(base, _GenericAlias) and _is_root(base._origin):
            if declared is not None and base._origin is Generic:
                raise TypeError("Cannot inherit from Generic[...] multiple times.")
            if base._origin is Generic or declared is None and base.__parameters__:
                declared = base.__parameters__
    if declared is None:
        return parameters
    missing = [one for one in parameters if one not in declared]
    if missing:
        raise TypeError(f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                        f"Generic[{', '.join(map(str, declared))}]")
    return declared


def _as_arguments(parameters):
    return tuple([Unpack[one] if isinstance(one, TypeVarTuple) else one for one in parameters])


class Generic:
    """The base of classes with type parameters."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        if _is_root(cls):
            if not params:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            params = tuple([one for one in params if not _host.is_opaque(one)])  # what nobody knows is no parameter
            params = tuple([_type_convert(one) for one in params])
            if not all([_is_parameter(one) or _is_unpacked(one) for one in params]):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter "
                                "specification variables.")
            if len(set(params)) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, params)
        parameters = getattr(cls, "__parameters__", ())
        if not parameters and any([_host.is_opaque(one) for one in params]):
            return cls
        if not parameters:
            raise TypeError(f"{cls} is not a generic class")
        replaced = _match_parameters(cls, parameters, params)
        return _GenericAlias(cls, _substitute(_as_arguments(parameters), replaced))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "__orig_bases__" not in cls.__dict__:
            if Generic in cls.__bases__ and not _is_root(cls):
                raise TypeError("Cannot inherit from plain Generic")
        cls.__parameters__ = _parameters_of_bases(cls)


def _generic_base(parameters):
    """What `class C[...]` derives from besides its bases."""
    return _GenericAlias(Generic, _as_arguments(parameters))


# --- names that are made when they are asked for ---

# name: the module, the name in it, the number of parameters
_ALIASES = {
    "Hashable": ("collections.abc", "Hashable", 0), "Awaitable": ("collections.abc", "Awaitable", 1),
    "Coroutine": ("collections.abc", "Coroutine", 3), "AsyncIterable": ("collections.abc", "AsyncIterable", 1),
    "AsyncIterator": ("collections.abc", "AsyncIterator", 1), "Iterable": ("collections.abc", "Iterable", 1),
    "Iterator": ("collections.abc", "Iterator", 1), "Reversible": ("collections.abc", "Reversible", 1),
    "Sized": ("collections.abc", "Sized", 0), "Container": ("collections.abc", "Container", 1),
    "Collection": ("collections.abc", "Collection", 1), "AbstractSet": ("collections.abc", "Set", 1),
    "MutableSet": ("collections.abc", "MutableSet", 1), "Mapping": ("collections.abc", "Mapping", 2),
    "MutableMapping": ("collections.abc", "MutableMapping", 2), "Sequence": ("collections.abc", "Sequence", 1),
    "MutableSequence": ("collections.abc", "MutableSequence", 1), "ByteString": ("collections.abc", "ByteString", 0),
    "MappingView": ("collections.abc", "MappingView", 1), "KeysView": ("collections.abc", "KeysView", 1),
    "ItemsView": ("collections.abc", "ItemsView", 2), "ValuesView": ("collections.abc", "ValuesView", 1),
    "Generator": ("collections.abc", "Generator", 3), "AsyncGenerator": ("collections.abc", "AsyncGenerator", 2),
    "Deque": ("collections", "deque", 1), "DefaultDict": ("collections", "defaultdict", 2),
    "OrderedDict": ("collections", "OrderedDict", 2), "Counter": ("collections", "Counter", 1),
    "ChainMap": ("collections", "ChainMap", 2), "ContextManager": ("contextlib", "AbstractContextManager", 1),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 1),
    "Pattern": ("re", "Pattern", 1), "Match": ("re", "Match", 1)}
_BUILTINS = {"List": (list, 1), "Set": (set, 1), "FrozenSet": (frozenset, 1), "Dict": (dict, 2), "Type": (type, 1)}
_ELSEWHERE = {
    "_typing_records": """
    NewType NamedTupleMeta NamedTuple TypedDict is_typeddict
    """.split(),
    "_typing_hints": """
    get_origin get_args get_type_hints cast assert_type reveal_type assert_never final override no_type_check
    no_type_check_decorator overload get_overloads clear_overloads dataclass_transform get_protocol_members
    is_protocol
    """.split(),
    "_typing_protocols": """
    Protocol runtime_checkable T KT VT T_co V_co VT_co T_contra CT_co AnyStr SupportsInt SupportsFloat SupportsComplex SupportsBytes
    SupportsIndex SupportsAbs SupportsRound IO BinaryIO TextIO
    """.split()}


def _made(name):
    if name in _BUILTINS:
        origin, count = _BUILTINS[name]
        return _SpecialGenericAlias(origin, count, inst=False, name=name)
    if name == "Tuple":
        return _TupleType(tuple, -1, inst=False, name="Tuple")
    if name == "Callable":
        return _CallableType(_Elsewhere("collections.abc", "Callable"), 2, name="Callable")
    if name in _ALIASES:
        module, there, count = _ALIASES[name]
        return _SpecialGenericAlias(_Elsewhere(module, there), count, name=name)
    from importlib import import_module
    for module, names in _ELSEWHERE.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


def _all():
    hidden = ("sys", "FunctionType", "GenericAlias", "UnionType", "NoneType", "NamedTupleMeta")
    own = [name for name in globals() if not name.startswith("_")]
    there = [name for names in _ELSEWHERE.values() for name in names if name not in ("T", "KT", "VT") and not name.endswith("_co")]
    return [name for name in dict.fromkeys([*own, *_ALIASES, *_BUILTINS, "Tuple", "Callable", *there])
            if name not in hidden and name != "T_contra"]


def __getattr__(name):
    value = globals()[name] = _all() if name == "__all__" else _made(name)
    return value


def __dir__():
    return sorted({*globals(), *_all()})
