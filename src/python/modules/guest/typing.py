"""Type hints at run time: what they look like, and what they are made of."""

import collections
import collections.abc
import contextlib
import functools
import operator
import sys
from abc import ABCMeta, abstractmethod
from types import FunctionType, GenericAlias, MethodType, ModuleType, UnionType

NoneType = type(None)
TYPE_CHECKING = False


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
    if isinstance(hint, _GenericAlias) and hint.__origin__ in (Generic, Protocol):
        raise TypeError(f"{hint} is not valid as type argument")
    if hint in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return hint
    if isinstance(hint, _SpecialForm) or hint in (Generic, Protocol):
        raise TypeError(f"Plain {hint} is not valid as type argument")
    if type(hint) is tuple:
        raise TypeError(f"{message} Got {hint!r:.100}.")
    return hint


def _is_parameter(value):
    return isinstance(value, (TypeVar, ParamSpec, TypeVarTuple)) or type(value).__name__ == "TypeVar"


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

class _SpecialForm:
    """Something like Optional: known by its name, and by what its subscription gives."""

    def __init__(self, getitem, name=None):
        self._getitem = getitem
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


class _Parameter:
    """What TypeVar, ParamSpec and TypeVarTuple have in common."""

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __repr__(self):
        if self.__covariant__:
            return "+" + self.__name__
        return ("-" if self.__contravariant__ else "~") + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def _describe(self, name, bound, covariant, contravariant, infer_variance, default):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__name__ = name
        self.__bound__ = None if bound is None else _type_check(bound, "Bound must be a type.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self.__default__ = default
        module = _caller_module(2)
        if module != "typing":
            self.__module__ = module

    def has_default(self):
        return self.__default__ is not NoDefault


class _NoDefaultType:
    def __repr__(self):
        return "typing.NoDefault"


NoDefault = _NoDefaultType()


class TypeVar(_Parameter):
    """A type that is not known yet."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        self._describe(name, bound, covariant, contravariant, infer_variance, default)
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        message = "TypeVar(name, constraint, ...): constraints must be types."
        self.__constraints__ = tuple([_type_check(one, message) for one in constraints])

    def __typing_subst__(self, arg):
        arg = _type_check(arg, "Parameters to generic types must be types.")
        if _is_unpacked(arg):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg


class TypeVarTuple(_Parameter):
    """Any number of types."""

    def __init__(self, name, *, default=NoDefault):
        self._describe(name, None, False, False, False, default)

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecArgs) else NotImplemented

    def __hash__(self):
        return hash(("args", self.__origin__))

    def __call__(self):
        raise TypeError("ParamSpec.args cannot be called")


class ParamSpecKwargs(ParamSpecArgs):
    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"


class ParamSpec(_Parameter):
    """The parameters of a function that is not known yet."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        self._describe(name, bound, covariant, contravariant, infer_variance, default)

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __call__(self):
        raise TypeError("ParamSpec cannot be called")


# --- aliases: something subscripted ---

class _BaseGenericAlias:
    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
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
        if name in ("__origin__", "__args__"):
            raise AttributeError(name)
        if "__origin__" in self.__dict__ and not (name[:2] == name[-2:] == "__"):
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
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        replaced = _match_parameters(self, self.__parameters__, args)
        return self.copy_with(_substitute(self.__args__, replaced))

    def copy_with(self, args):
        return type(self)(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        shown = ", ".join([_type_repr(arg) for arg in self.__args__]) if self.__args__ else "()"
        return f"{name}[{shown}]"

    def __reduce__(self):
        args = self.__args__
        return operator.getitem, (self.__origin__, args[0] if len(args) == 1 else args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
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
        return operator.getitem, (Callable, (parameters[0], result))


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
        return operator.getitem, (Annotated, (self.__origin__, *self.__metadata__))

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
        self.__doc__ = f"A generic version of {_type_repr(origin)}."

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([_type_check(one, "Parameters to generic types must be types.") for one in args])
        _check_count(self, len(args), self._nparams)
        return self.copy_with(args)

    def copy_with(self, args):
        return _GenericAlias(self.__origin__, args, name=self._name, inst=self._inst)

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
        return _CallableGenericAlias(self.__origin__, args, name=self._name, inst=self._inst)

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

def _parameters_of_bases(cls):
    """The type parameters that a class has by its bases, as they were written."""
    bases = cls.__dict__.get("__orig_bases__", ())
    if Generic in bases and cls.__name__ != "Protocol":
        raise TypeError("Cannot inherit from plain Generic")
    parameters = _collect_parameters(bases)
    declared = None
    for base in bases:
        if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol):
            if declared is not None and base.__origin__ is Generic:
                raise TypeError("Cannot inherit from Generic[...] multiple times.")
            if base.__origin__ is Generic or declared is None and base.__parameters__:
                declared = base.__parameters__
    if declared is None:
        return parameters
    missing = [one for one in parameters if one not in declared]
    if missing:
        raise TypeError(f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                        f"Generic[{', '.join(map(str, declared))}]")
    return declared


class Generic:
    """The base of classes with type parameters."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        if cls in (Generic, Protocol):
            if not params:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            params = tuple([_type_convert(one) for one in params])
            if not all([_is_parameter(one) or _is_unpacked(one) for one in params]):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter "
                                "specification variables.")
            if len(set(params)) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, params)
        parameters = getattr(cls, "__parameters__", ())
        if not parameters:
            raise TypeError(f"{cls} is not a generic class")
        replaced = _match_parameters(cls, parameters, params)
        return _GenericAlias(cls, _substitute([Unpack[one] if isinstance(one, TypeVarTuple) else one
                                               for one in parameters], replaced))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "__orig_bases__" not in cls.__dict__:
            if Generic in cls.__bases__ and cls.__name__ != "Protocol":
                raise TypeError("Cannot inherit from plain Generic")
        cls.__parameters__ = _parameters_of_bases(cls)


_NO_ATTRIBUTES = frozenset([
    "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol",
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__qualname__", "__static_attributes__",
    "__firstlineno__", "_abc_impl", "__init_subclass__", "__type_params__"])


def _protocol_attributes(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ("Protocol", "Generic"):
            for name in [*base.__dict__, *base.__dict__.get("__annotations__", {})]:
                if not name.startswith("_abc_") and name not in _NO_ATTRIBUTES:
                    names.add(name)
    return names


def _protocol_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _protocol_init)
        if init is not _protocol_init:
            return init(self, *args, **kwargs)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if getattr(cls, "_is_protocol", False):
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            names = _protocol_attributes(cls)
            if all([callable(getattr(cls, name, None)) for name in names]) and super().__instancecheck__(instance):
                return True
            for name in names:
                if not hasattr(instance, name):
                    return False
                if callable(getattr(cls, name, None)) and getattr(instance, name) is None:
                    return False
            return True
        return super().__instancecheck__(instance)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that say what an object must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any([base is Protocol for base in cls.__bases__])
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not (base in (object, Generic) or getattr(base, "_is_protocol", False)
                    or base.__module__ in ("collections.abc", "contextlib")):
                raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        if "__init__" not in cls.__dict__:
            cls.__init__ = _protocol_init


def _protocol_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    if not getattr(cls, "_is_runtime_protocol", False):
        raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
    names = _protocol_attributes(cls)
    if not all([callable(getattr(cls, name, None)) for name in names]):
        raise TypeError("Protocols with non-method members don't support issubclass()")
    for name in names:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if name in base.__dict__.get("__annotations__", {}) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


def runtime_checkable(cls):
    if not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


# --- classes made of annotations ---

class NewType:
    """A type of its own for checkers; calling it gives the argument."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        module = _caller_module()
        if module != "typing":
            self.__module__ = module

    def __call__(self, value, /):
        return value

    def __mro_entries__(self, bases):
        name = self.__name__

        class Refusal:
            def __init_subclass__(cls):
                raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`")

        return (Refusal,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _make_named_tuple(name, types, module, defaults=()):
    message = "field {} annotation must be a type"
    types = {field: _type_check(hint, message.format(field)) for field, hint in types}
    made = collections.namedtuple(name, list(types), defaults=defaults, module=module)
    made.__annotations__ = types
    made.__new__.__annotations__ = types
    return made


_FIXED_NAMES = frozenset(["__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
                          "_field_types", "_make", "_replace", "_asdict", "_source"])


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        types = namespace.get("__annotations__", {})
        defaults = []
        for name in types:
            if name in namespace:
                defaults.append(name)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        made = _make_named_tuple(typename, types.items(), namespace["__module__"],
                                 [namespace[name] for name in defaults])
        made.__orig_bases__ = namespace.get("__orig_bases__", (NamedTuple,))
        if Generic in bases:
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
            made.__parameters__ = _parameters_of_bases(made)
        for name, value in namespace.items():
            if name in _FIXED_NAMES:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + name)
            if name not in ("__module__", "__annotations__", "__qualname__", "__orig_bases__") \
                    and name not in made._fields:
                setattr(made, name, value)
        if "__qualname__" in namespace:
            made.__qualname__ = namespace["__qualname__"]
        return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {"__module__": "typing"})


class _NamedTupleForm:
    """NamedTuple: called or derived from, it makes named tuples with types."""

    __name__ = __qualname__ = "NamedTuple"
    __module__ = "typing"

    def __call__(self, typename, fields=None, /, **kwargs):
        if fields is None:
            fields = kwargs.items()
        elif kwargs:
            raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
        made = _make_named_tuple(typename, fields, _caller_module())
        made.__orig_bases__ = (self,)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTuple,)

    def __repr__(self):
        return "<function NamedTuple>"


NamedTuple = _NamedTupleForm()


def _strip_qualifiers(hint):
    """(hint without Required, NotRequired and ReadOnly, True or False where one of the first two was there)"""
    required = None
    while True:
        origin = hint.__origin__ if isinstance(hint, _GenericAlias) else None
        if isinstance(hint, _AnnotatedAlias):
            origin = get_origin(hint.__origin__)
            if origin not in (Required, NotRequired):
                return hint, required
            hint = hint.__origin__
        elif origin is Required or origin is NotRequired:
            required = origin is Required
            hint = hint.__args__[0]
        elif origin is ReadOnly:
            hint = hint.__args__[0]
        else:
            return hint, required


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any([issubclass(base, Generic) for base in bases]) else ()
        own = {key: _type_check(hint, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type",
                                module=namespace.get("__module__"))
               for key, hint in namespace.get("__annotations__", {}).items()}
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), namespace)
        if "__orig_bases__" not in namespace:
            made.__orig_bases__ = bases
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required.update(base.__dict__.get("__required_keys__", ()))
            optional.update(base.__dict__.get("__optional_keys__", ()))
        annotations.update(own)
        for key, hint in own.items():
            _, is_required = _strip_qualifiers(hint)
            is_required = total if is_required is None else is_required
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        if not hasattr(made, "__total__"):
            made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {"__module__": "typing"})


class _TypedDictForm:
    """TypedDict: called or derived from, it makes classes of dicts with known keys."""

    __name__ = __qualname__ = "TypedDict"
    __module__ = "typing"

    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        if fields is None:
            fields = kwargs
        elif kwargs:
            raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
        namespace = {"__annotations__": dict(fields), "__module__": _caller_module()}
        made = _TypedDictMeta(typename, (), namespace, total=total)
        made.__orig_bases__ = (self,)
        return made

    def __mro_entries__(self, bases):
        return (_TypedDict,)

    def __repr__(self):
        return "<function TypedDict>"


TypedDict = _TypedDictForm()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


# --- asking ---

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
    return frozenset(_protocol_attributes(tp))


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


# --- names ---

T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", covariant=True, bound=type)
AnyStr = TypeVar("AnyStr", bytes, str)
Text = str

_abc = collections.abc
_alias = _SpecialGenericAlias
Hashable = _alias(_abc.Hashable, 0)
Awaitable = _alias(_abc.Awaitable, 1)
Coroutine = _alias(_abc.Coroutine, 3)
AsyncIterable = _alias(_abc.AsyncIterable, 1)
AsyncIterator = _alias(_abc.AsyncIterator, 1)
Iterable = _alias(_abc.Iterable, 1)
Iterator = _alias(_abc.Iterator, 1)
Reversible = _alias(_abc.Reversible, 1)
Sized = _alias(_abc.Sized, 0)
Container = _alias(_abc.Container, 1)
Collection = _alias(_abc.Collection, 1)
Callable = _CallableType(_abc.Callable, 2)
AbstractSet = _alias(_abc.Set, 1, name="AbstractSet")
MutableSet = _alias(_abc.MutableSet, 1)
Mapping = _alias(_abc.Mapping, 2)
MutableMapping = _alias(_abc.MutableMapping, 2)
Sequence = _alias(_abc.Sequence, 1)
MutableSequence = _alias(_abc.MutableSequence, 1)
ByteString = _alias(_abc.ByteString, 0)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
List = _alias(list, 1, inst=False, name="List")
Deque = _alias(collections.deque, 1, name="Deque")
Set = _alias(set, 1, inst=False, name="Set")
FrozenSet = _alias(frozenset, 1, inst=False, name="FrozenSet")
MappingView = _alias(_abc.MappingView, 1)
KeysView = _alias(_abc.KeysView, 1)
ItemsView = _alias(_abc.ItemsView, 2)
ValuesView = _alias(_abc.ValuesView, 1)
ContextManager = _alias(contextlib.AbstractContextManager, 1, name="ContextManager")
AsyncContextManager = _alias(contextlib.AbstractAsyncContextManager, 1, name="AsyncContextManager")
Dict = _alias(dict, 2, inst=False, name="Dict")
DefaultDict = _alias(collections.defaultdict, 2, name="DefaultDict")
OrderedDict = _alias(collections.OrderedDict, 2)
Counter = _alias(collections.Counter, 1)
ChainMap = _alias(collections.ChainMap, 2)
Generator = _alias(_abc.Generator, 3)
AsyncGenerator = _alias(_abc.AsyncGenerator, 2)
Type = _alias(type, 1, inst=False, name="Type")


def __getattr__(name):
    """Pattern and Match are made when asked for: they need re."""
    if name in ("Pattern", "Match"):
        import re
        value = globals()[name] = _alias(getattr(re, name), 1)
        return value
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


@runtime_checkable
class SupportsInt(Protocol):
    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    __slots__ = ()

    @abstractmethod
    def __complex__(self):
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass


class IO(Generic[AnyStr]):
    """The type of files."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


__all__ = [name for name in dir() if not name.startswith("_") and name not in (
    "collections", "contextlib", "functools", "operator", "sys", "ABCMeta", "abstractmethod", "FunctionType",
    "GenericAlias", "MethodType", "ModuleType", "UnionType", "NoneType", "T", "KT", "VT", "T_co", "V_co", "VT_co",
    "T_contra", "CT_co", "NamedTupleMeta")] + ["Pattern", "Match"]
