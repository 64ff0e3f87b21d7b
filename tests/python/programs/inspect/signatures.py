def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


import inspect
import functools
from dataclasses import dataclass, field
from typing import Optional


def f(a, b: int, /, c="x", *args: str, d, e: Optional[int] = None, **kw) -> bool:
    """Doc.

        indented
    more
    """


class C:
    def __init__(self, x, y=2): ...

    def method(self, a, *, b=1): ...

    @classmethod
    def cm(cls, q): ...

    @staticmethod
    def sm(r: int = 3): ...

    @property
    def prop(self): ...

    def __call__(self, z): ...


@dataclass
class D:
    a: int
    b: list = field(default_factory=list)


@functools.wraps(f)
def wrapper(*args, **kwargs): ...


for thing in (f, C, C.method, C(1).method, C.cm, C.sm, C(1), D, wrapper, lambda x, *, y=1: 0, functools.partial(f, 1), functools.partial(C(1).method, b=5)):
    print(inspect.signature(thing))
s = inspect.signature(f)
print(list(s.parameters), s.return_annotation, s.parameters["c"].default, s.parameters["a"].kind, s.parameters["d"].kind.description, repr(s.parameters["b"]), s.parameters["a"].default is inspect.Parameter.empty, s.parameters["args"].kind is inspect.Parameter.VAR_POSITIONAL)
bound = s.bind(1, 2, 3, 4, 5, d=6, z=7)
print(bound.arguments, bound.args, bound.kwargs)
bound = s.bind(1, 2, d=3)
bound.apply_defaults()
print(bound.arguments, bound)
attempt(s.bind, 1)
attempt(s.bind, 1, 2)
attempt(inspect.signature(C).bind, 1, 2, 3)
attempt(inspect.signature(C).bind, 1, q=3)
attempt(inspect.signature(C).bind, 1, x=3)
attempt(inspect.signature, 5)
print(inspect.getdoc(f), "|", inspect.cleandoc("  a\n    b\n      c\n"), inspect.getfullargspec(f))
print(inspect.isclass(C), inspect.isfunction(f), inspect.ismethod(C(1).method), inspect.ismodule(inspect), inspect.isbuiltin(len), inspect.isroutine(len), inspect.isgeneratorfunction(f), inspect.iscoroutinefunction(f), inspect.isabstract(C))
print([name for name, _ in inspect.getmembers(C, inspect.isfunction)], inspect.getmro(C), inspect.unwrap(wrapper) is f, inspect.getattr_static(C, "prop").__class__, inspect.get_annotations(f), inspect.getmodule(C).__name__)
print(inspect.Signature([inspect.Parameter("x", inspect.Parameter.POSITIONAL_ONLY), inspect.Parameter("y", inspect.Parameter.KEYWORD_ONLY, default=1)]), s.replace(return_annotation=int) == s)
attempt(inspect.Parameter, "1x", inspect.Parameter.KEYWORD_ONLY)
