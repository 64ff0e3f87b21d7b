"""Type parameters: TypeVar, TypeVarTuple, ParamSpec."""

import typing

__name__ = "typing"  # where these classes say that they are from


class _Parameter:
    """What TypeVar, ParamSpec and TypeVarTuple have in common."""

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        if self.__covariant__:
            return "+" + self.__name__
        return ("-" if self.__contravariant__ else "~") + self.__name__

    def __or__(self, other):
        return typing.Union[self, other]

    def __ror__(self, other):
        return typing.Union[other, self]

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
        self.__bound__ = None if bound is None else typing._type_check(bound, "Bound must be a type.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self.__default__ = default
        module = typing._caller_module(2)
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
        self.__constraints__ = tuple([typing._type_check(one, message) for one in constraints])

    def __typing_subst__(self, arg):
        arg = typing._type_check(arg, "Parameters to generic types must be types.")
        if typing._is_unpacked(arg):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg


class TypeVarTuple(_Parameter):
    """Any number of types."""

    def __init__(self, name, *, default=NoDefault):
        self._describe(name, None, False, False, False, default)

    def __iter__(self):
        yield typing.Unpack[self]

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


def _type_parameter(class_name, name, bound, default=NoDefault):
    """A parameter of `def f[T]` or `class C[T]`: nothing is said against its bound, as where it is computed later."""
    made = {"TypeVar": TypeVar, "ParamSpec": ParamSpec, "TypeVarTuple": TypeVarTuple}[class_name](name, default=default)
    made.__module__ = typing._caller_module()
    made.__infer_variance__ = True
    if isinstance(bound, tuple):
        made.__constraints__ = bound
    else:
        made.__bound__ = bound
    return made
