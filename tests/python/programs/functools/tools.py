def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


import functools
from functools import *


def greet(greeting, name="you", *, mark="!"):
    """Greets."""
    return f"{greeting} {name}{mark}"


hello = partial(greet, "hello", mark="?")
print(hello(), hello("Ann"), hello.args, hello.keywords, partial(hello, "Bob")(), repr(partial(int, base=2)))
attempt(partial)
attempt(reduce, max, [])
print(reduce(lambda a, b: a + b, [1, 2, 3], 10), wraps(greet)(lambda: 1).__name__, wraps(greet)(lambda: 1).__wrapped__ is greet)


@lru_cache(maxsize=2)
def square(x):
    return x * x


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print([square(n) for n in (1, 2, 1, 3, 2, 1)], square.cache_info(), fib(80), fib.cache_info(), square.cache_parameters())
attempt(square, [1])


class Holder:
    computed = 0

    @cached_property
    def value(self):
        self.computed += 1
        return 42

    @lru_cache
    def method(self, x):
        return x * 2

    def power(self, base, exponent):
        return base ** exponent

    square = partialmethod(power, exponent=2)

    @singledispatchmethod
    def show(self, value):
        return "any"

    @show.register
    def _(self, value: int):
        return f"int {value}"


h = Holder()
print(h.value, h.value, h.computed, h.method(4), h.square(5), h.show(1), h.show("s"))


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, Version) else NotImplemented


print(Version(1) <= Version(2), Version(1) > Version(2), Version(2) >= Version(2))
attempt(lambda: Version(1) >= 3)
print(sorted([3, 1, 2], key=cmp_to_key(lambda x, y: y - x)))


@singledispatch
def show(value):
    return f"object {value}"


@show.register(list)
@show.register(tuple)
def _(value):
    return f"sequence {len(value)}"


@show.register
def _(value: int):
    return f"int {value}"


print(show(1), show(True), show([1]), show(()), show("x"), show.dispatch(bool)(3))
attempt(show)
