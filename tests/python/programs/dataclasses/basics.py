def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


import dataclasses
from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass, FrozenInstanceError
from typing import ClassVar, List, Optional


@dataclass
class Point:
    x: int
    y: int = 0
    tags: List[str] = field(default_factory=list)
    hidden: int = field(default=3, repr=False, compare=False)
    computed: int = field(init=False, default=9)
    kind: ClassVar[str] = "point"

    def norm(self):
        return self.x + self.y


p = Point(1)
print(p, Point(1, 2, ["a"]), p == Point(1), p != Point(2), p == (1, 0), p.norm(), Point.kind, p.tags is Point(1).tags)
print(Point(1, hidden=8) == Point(1, hidden=9), Point(y=3, x=2), p.computed, Point.__doc__, Point.__match_args__, Point.__hash__)
attempt(Point)
attempt(Point, 1, 2, 3, 4, 5, 6)
attempt(Point, 1, z=3)
attempt(Point, 1, x=3)
attempt(hash, p)
attempt(lambda: p < Point(3))
print([f.name for f in fields(p)], [f.name for f in fields(Point)], fields(Point)[1].default, fields(Point)[1].type, is_dataclass(p), is_dataclass(Point), is_dataclass(3))
print(asdict(p), astuple(p), replace(p, x=5), Point.y, hasattr(Point, "x"), Point.__annotations__)
attempt(replace, p, computed=3)
attempt(asdict, Point)
attempt(fields, 3)


@dataclass(frozen=True)
class Frozen:
    a: int
    b: str = "x"


f = Frozen(1)
print(f, hash(f) == hash((1, "x")), {f: 1}[Frozen(1)], replace(f, b="y"))
attempt(setattr, f, "a", 3)
attempt(setattr, f, "new", 3)
attempt(delattr, f, "a")
print(issubclass(FrozenInstanceError, AttributeError))


@dataclass(order=True)
class Version:
    major: int
    minor: int = field(default=0)
    label: str = field(default="", compare=False)


print(sorted([Version(2), Version(1, 5), Version(1, 2, "z")]), Version(1) < Version(2), Version(1, 0, "a") >= Version(1, 0, "b"), max(Version(3), Version(4)))
attempt(lambda: Version(1) < 3)


@dataclass(eq=False)
class Identity:
    a: int


print(Identity(1) == Identity(1), hash(Identity(1)) is not None)


@dataclass(repr=False, init=False)
class Bare:
    a: int = 4


print(Bare().a, "object at" in repr(Bare()))


@dataclass(unsafe_hash=True)
class Hashed:
    a: int
    b: list = field(default_factory=list, hash=False)


print(hash(Hashed(3)) == hash((3,)))


def mutable():
    @dataclass
    class Bad:
        a: list = []


def order():
    @dataclass
    class Bad:
        a: int = 0
        b: int


def unannotated():
    @dataclass
    class Bad:
        a = field(default=3)


def both():
    field(default=1, default_factory=list)


def overwrite():
    @dataclass(order=True)
    class Bad:
        a: int

        def __lt__(self, other):
            return False


for function in (mutable, order, unannotated, both, overwrite):
    attempt(function)


@dataclass
class Own:
    a: int

    def __repr__(self):
        return "own repr"

    def __eq__(self, other):
        return True


print(Own(1), Own(1) == 5)
print(dataclasses.MISSING is fields(Point)[0].default, repr(fields(Frozen)[1]).replace(hex(id(dataclasses.MISSING)), "ID")[:60])
match p:
    case Point(x, y, tags):
        print("matched", x, y, tags)
