"""What typing has, under the name by which older Pythons have it."""

import collections
import typing
from types import get_original_bases
from typing import *
from typing import NamedTupleMeta, NoneType, _AnnotatedAlias, _GenericAlias
from warnings import deprecated

runtime = runtime_checkable


class Sentinel:
    def __init__(self, name, repr=None):
        self._name = name
        self._repr = repr or f"<{name}>"

    def __repr__(self):
        return self._repr


class TypeAliasType:
    """`type name = value` of newer Pythons."""

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__value__ = value
        self.__type_params__ = type_params
        self.__parameters__ = type_params

    def __getitem__(self, parameters):
        parameters = parameters if isinstance(parameters, tuple) else (parameters,)
        return _GenericAlias(self, parameters)

    def __repr__(self):
        return self.__name__

    def __call__(self, *args, **kwargs):
        raise TypeError("Type alias is not callable")

    def __or__(self, other):
        return typing.Union[self, other]

    def __ror__(self, other):
        return typing.Union[other, self]


class Doc:
    """Documentation inside Annotated."""

    def __init__(self, documentation, /):
        self.documentation = documentation

    def __repr__(self):
        return f"Doc({self.documentation!r})"

    def __eq__(self, other):
        return self.documentation == other.documentation if isinstance(other, Doc) else NotImplemented

    def __hash__(self):
        return hash(self.documentation)


Buffer = typing.Any
TypeForm = typing.TypeGuard


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=None):
    if eval_str:
        return typing.get_type_hints(obj, globals, locals, include_extras=True)
    return dict(getattr(obj, "__annotations__", None) or {})


__all__ = typing.__all__ + ["runtime", "Sentinel", "TypeAliasType", "Doc", "Buffer", "TypeForm", "deprecated",
                            "get_annotations", "get_original_bases"]
