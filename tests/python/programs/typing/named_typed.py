def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


from typing import *


class Point(NamedTuple):
    """A point."""

    x: int
    y: int = 0

    def norm(self):
        return self.x + self.y

    @property
    def double(self):
        return self.x * 2

    @classmethod
    def origin(cls):
        return cls(0, 0)


p = Point(1)
print(p, p.x, p.norm(), p.double, Point.origin(), Point(x=3, y=4), p == (1, 0), Point.__doc__, Point.__annotations__)
print(Point._fields, Point._field_defaults, p._replace(y=9), p._asdict(), Point._make([5, 6]), isinstance(p, tuple), Point.__name__)
a, b = p
print(a, b, len(p), p[0], p + (1,), sorted([Point(2), Point(1, 5), Point(1)]), hash(p) == hash((1, 0)))
attempt(Point)
attempt(Point, 1, 2, 3)
attempt(Point, 1, z=3)
attempt(Point, 1, x=3)
attempt(setattr, p, "x", 4)
attempt(lambda: p.nothing)
Employee = NamedTuple("Employee", [("name", str), ("id", int)])
print(Employee("Bob", 3), Employee.__annotations__)


def wrong_order():
    class Bad(NamedTuple):
        x: int = 0
        y: int


attempt(wrong_order)


class Movie(TypedDict):
    title: str
    year: int


class Extended(Movie, total=False):
    rating: float
    tags: Required[List[str]]


m = Movie(title="Alien", year=1979)
print(m, type(m), Movie.__annotations__, Movie.__total__, sorted(Movie.__required_keys__), Movie.__optional_keys__)
print(sorted(Extended.__required_keys__), Extended.__optional_keys__, Extended.__total__, sorted(Extended.__annotations__), is_typeddict(Movie), is_typeddict(dict))
Alt = TypedDict("Alt", {"in": int, "x-y": str})
print(Alt.__annotations__, Alt(**{"in": 3}), Alt.__name__, Movie.__mro__)
attempt(lambda: isinstance({}, Movie))
print(get_type_hints(Extended), get_type_hints(Extended, include_extras=True)["tags"])


class Nested(TypedDict):
    movie: Movie
    rest: NotRequired["Movie"]


print(get_type_hints(Nested), Nested.__optional_keys__, Nested.__required_keys__)
match p:
    case Point(x=1, y=y):
        print("matched", y)
match p:
    case Point(1, other):
        print("positional", other)
T = TypeVar("T")


class Cell(NamedTuple, Generic[T]):
    value: T


print(Cell(3), Cell[int], Cell.__orig_bases__[1])
