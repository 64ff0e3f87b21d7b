def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


import dataclasses
from dataclasses import dataclass, field, InitVar, KW_ONLY, asdict, astuple, fields, replace
from typing import Any, ClassVar, Generic, TypeVar
from collections import namedtuple, defaultdict, OrderedDict
from abc import ABC, abstractmethod


@dataclass
class Base:
    a: int
    b: int = 2

    def __post_init__(self):
        self.total = self.a + self.b


@dataclass
class Child(Base):
    c: int = 3
    a: str = "replaced"


print(Child(), Child(1, 2, 3), [f.name for f in fields(Child)], Child.__match_args__, Child.__doc__)
attempt(lambda: Child("x").total)


@dataclass
class Order:
    price: float
    quantity: int
    discount: InitVar[float] = 0.0
    lookup: InitVar[dict] = None
    total: float = field(init=False)

    def __post_init__(self, discount, lookup):
        self.total = self.price * self.quantity * (1 - discount)
        self.lookup_size = len(lookup or {})


print(Order(10, 3), Order(10, 2, 0.5), Order(1, 1, lookup={"a": 1}).lookup_size, [f.name for f in fields(Order)], Order.__doc__)
attempt(replace, Order(1, 2), price=5)
print(replace(Order(1, 2), price=5, discount=0.5, lookup=None))


@dataclass
class Keyword:
    a: int
    _: KW_ONLY
    b: int = 3
    c: int


print(Keyword(1, c=4), Keyword.__match_args__, Keyword.__doc__)
attempt(Keyword, 1, 2, 3)
attempt(Keyword, 1)


@dataclass(kw_only=True)
class AllKeyword:
    x: int = 1
    y: int


@dataclass
class Mixed(AllKeyword):
    z: int


print(AllKeyword(y=3), Mixed(5, y=2), Mixed.__doc__)
attempt(AllKeyword, 1)


@dataclass(slots=True)
class Slotted:
    a: int
    b: str = "b"


s = Slotted(1)
print(s, Slotted.__slots__, hasattr(s, "__dict__"), s == Slotted(1))
attempt(setattr, s, "zzz", 1)


@dataclass(frozen=True, slots=True)
class FrozenSlots:
    a: int


print(FrozenSlots(1), hash(FrozenSlots(1)) == hash((1,)))
attempt(setattr, FrozenSlots(1), "a", 3)


@dataclass(frozen=True)
class FrozenBase:
    a: int

    def __post_init__(self):
        object.__setattr__(self, "derived", self.a * 2)


def thaw():
    @dataclass
    class Thawed(FrozenBase):
        b: int = 0


attempt(thaw)
print(FrozenBase(4).derived)


@dataclass
class Shape(ABC):
    name: str

    @abstractmethod
    def area(self): ...


@dataclass
class Square(Shape):
    side: int = 1

    def area(self):
        return self.side ** 2


attempt(Shape, "x")
print(Square("s", 3).area(), Square("s"))
Pair = namedtuple("Pair", "left right")


@dataclass
class Deep:
    items: list
    mapping: dict
    pair: Any = None
    child: "Deep" = None


d = Deep([Square("a"), [1, 2]], {"k": Square("b"), 1: (Square("c"),)}, Pair(1, Square("d")), Deep([], {}))
print(asdict(d))
print(astuple(d))
print(asdict(d, dict_factory=OrderedDict)["child"])
copied = asdict(d)
copied["items"][1].append(3)
print(d.items[1])
recursive = Deep([], {})
recursive.items.append(recursive)
print(recursive)
T = TypeVar("T")


@dataclass
class Response(Generic[T]):
    data: T
    errors: list = field(default_factory=list)
    VERSION: ClassVar[int] = 1


print(Response[int](5), Response("x").errors, Response.VERSION)
Made = dataclasses.make_dataclass("Made", ["a", ("b", int), ("c", str, field(default="z"))], namespace={"total": lambda self: self.a + self.b})
print(Made(1, 2), Made(1, 2).total(), Made.__annotations__)


@dataclass
class Plain:
    pass


print(Plain(), Plain() == Plain(), fields(Plain))


@dataclass
class Later:
    x: "int" = 1
    y: "ClassVar[int]" = 2
    z: "dataclasses.InitVar[int]" = 3

    def __post_init__(self, z):
        self.sum = self.x + z


print(Later(), Later(5).sum, [f.name for f in fields(Later)], fields(Later)[0].type)


class Descriptor:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return 100 if instance is None else getattr(instance, self.name, 100)

    def __set__(self, instance, value):
        setattr(instance, self.name, int(value))


@dataclass
class WithDescriptor:
    quantity: Descriptor = Descriptor()


print(WithDescriptor().quantity, WithDescriptor("7").quantity, WithDescriptor(2))
