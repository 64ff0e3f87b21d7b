import enum
import json
from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum, auto


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


class Number(IntEnum):
    ONE = 1
    TWO = 2
    THREE = auto()


print(Number.ONE, repr(Number.ONE), f"{Number.TWO}", f"{Number.TWO:03d}", "%d" % Number.TWO, Number.TWO + 1)
print(Number.ONE == 1, Number.ONE < Number.TWO, sorted([Number.THREE, Number.ONE]), [10, 20, 30][Number.ONE])
print(type(Number.ONE + Number.TWO), isinstance(Number.ONE, int), int(Number.THREE), hash(Number.ONE) == hash("ONE"))
print(json.dumps([Number.ONE.value, 2]), Number(2), str(Number.ONE), {1: "x"}.get(1))
attempt(Number, 9)


class Word(StrEnum):
    HELLO = auto()
    WORLD = "World"


print(Word.HELLO, repr(Word.HELLO), f"{Word.WORLD:>8}", Word.HELLO + "!", Word.WORLD == "World", Word("hello"))
print(", ".join(Word), Word.WORLD.upper(), isinstance(Word.HELLO, str), "%s" % Word.WORLD, str(Word.HELLO))


def bad_word():
    class Bad(StrEnum):
        ONE = 1


attempt(bad_word)


class Old(str, Enum):
    A = "a"
    B = "b"


print(Old.A, repr(Old.A), f"{Old.A}", Old.A == "a", Old.A.value, "-".join(Old), Old("b"), str(Old.A), "%s" % Old.A)
print(Old.A in ("a", "z"), {"a": 1}[Old.A.value], Old.B.upper(), len(Old.A), "{:>6}|".format(Old.B))


class IntOld(int, Enum):
    A = 1
    B = 2


print(IntOld.A, repr(IntOld.A), f"{IntOld.A}", IntOld.A + 1, IntOld.A < IntOld.B)


class Real(float, Enum):
    PI = 3.14
    E = "2.71"


print(Real.PI, repr(Real.PI), repr(Real.E), Real.PI * 2, Real.E.value)


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return round(6.67300E-11 * self.mass / (self.radius * self.radius), 3)


print(Planet.EARTH, repr(Planet.EARTH), Planet.EARTH.gravity, Planet.EARTH.mass, Planet.MERCURY.value)
print(Planet((3.303e+23, 2.4397e6)))


class Coordinate(bytes, Enum):
    def __new__(cls, value, label, unit):
        made = bytes.__new__(cls, [value])
        made._value_ = value
        made.label = label
        made.unit = unit
        return made

    PX = (0, "P.X", "km")
    PY = (1, "P.Y", "km")


print(bytes(Coordinate.PX), Coordinate.PY.label, Coordinate(1), Coordinate.PY.unit)


class Choices(Enum):
    def __new__(cls, value, label):
        made = object.__new__(cls)
        made._value_ = value
        made.label = label
        return made

    YES = (1, "Yes, please")
    NO = (0, "No")


print(repr(Choices.YES), Choices.YES.label, Choices(0).label)


class Missing(Enum):
    A = "a"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            for one in cls:
                if one.value == value.lower():
                    return one
        if value == 13:
            return 5
        if value == 14:
            raise KeyError("fourteen")
        return cls.UNKNOWN if value is None else None


print(Missing("A"), Missing(None))
attempt(Missing, "zzz")
attempt(Missing, 13)
attempt(Missing, 14)


class Label:
    def describe(self):
        return f"<{self.name} described>"

    def __str__(self):
        return "label " + str(self.value)


class Labelled(Label, Enum):
    ONE = 1


print(Labelled.ONE, repr(Labelled.ONE), Labelled.ONE.describe(), f"{Labelled.ONE}")


class WithStr(Enum):
    A = 1

    def __str__(self):
        return f"custom {self.value}"

    def __repr__(self):
        return f"R({self.value})"


print(WithStr.A, [WithStr.A], f"{WithStr.A}", format(WithStr.A, ">12"))


class Tup(tuple, Enum):
    A = (1, 2)


print(repr(Tup.A), Tup.A[0], Tup((1, 2)))


class Values(Enum):
    name_ = 1
    value = 2


print(repr(Values.value), Values.value.value, Values.name_.name)


class Ops(Enum):
    add = enum.member(lambda a, b: a + b)
    note = enum.nonmember("not a member")

    @enum.member
    def minus(a, b):
        return a - b

    def method(self):
        return self.value(7, 5)


print([one.name for one in Ops], Ops.note, Ops.add.method(), Ops.minus.method())


class Priority(Enum):
    LOW = 1
    HIGH = 2

    def __lt__(self, other):
        return self.value < other.value


print(sorted(Priority, reverse=True), max(Priority), min(Priority))
