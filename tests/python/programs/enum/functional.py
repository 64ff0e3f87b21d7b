import enum
from enum import Enum, IntEnum, Flag, IntFlag, StrEnum


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


Animal = Enum("Animal", "ANT BEE CAT DOG")
print(Animal, list(Animal), Animal.ANT.value, Animal.__name__, Animal.__module__)
print(list(Enum("Comma", "a, b,c")), list(Enum("L", ["x", "y"], start=0)), list(Enum("P", [("a", 10), ("b", 20)])))
print(list(Enum("D", {"one": "uno", "two": "dos"})), list(Enum("T", "A B", type=int)), list(IntEnum("I", "A B")))
print(list(Flag("F", "R W X")), repr(Flag("F2", ["A", "B"])(3)), list(StrEnum("S", "Up Down")))
T = Enum("T", "A B", type=str)
print(repr(T.A), isinstance(T.A, str))
Q = Enum("Q", "A", module="somewhere", qualname="Outer.Q")
print(Q.__module__, Q.__qualname__, Q)
attempt(Enum, "Bad", "a a")
attempt(lambda: Animal("ANT"))


class Shape(Enum):
    SQUARE = 2
    DIAMOND = 1
    CIRCLE = 3
    ALIAS_FOR_SQUARE = 2


print([(name, one) for name, one in Shape.__members__.items()])
print([name for name, one in Shape.__members__.items() if one.name != name])
try:
    Shape.__members__["X"] = 1
except TypeError as error:
    print(error)

print(enum.show_flag_values(10), enum.bin(10), enum.bin(~10), enum.bin(5, 8), enum.bin(0))


@enum.verify(enum.UNIQUE, enum.CONTINUOUS)
class Good(Enum):
    A = 1
    B = 2


def bad(check, base, **values):
    @enum.verify(check)
    class Bad(base):
        for _name, _value in values.items():
            locals()[_name] = _value
        del _name, _value


def gap():
    @enum.verify(enum.CONTINUOUS)
    class Gap(Enum):
        A = 1
        B = 3
        C = 6


def alias():
    @enum.verify(enum.UNIQUE)
    class Alias(Enum):
        A = 1
        B = 1


def unnamed():
    @enum.verify(enum.NAMED_FLAGS)
    class Unnamed(Flag):
        A = 1
        B = 2
        C = 8
        D = 15


attempt(gap)
attempt(alias)


class Http(IntEnum):
    def __new__(cls, value, phrase):
        made = int.__new__(cls, value)
        made._value_ = value
        made.phrase = phrase
        return made

    OK = 200, "OK"
    NOT_FOUND = 404, "Not Found"


print(Http.NOT_FOUND, Http.NOT_FOUND.phrase, Http(200).phrase, repr(Http.OK), Http.OK == 200)


class Meta(enum.EnumMeta):
    def __contains__(cls, item):
        return any(one.value == item for one in cls)


class Custom(Enum, metaclass=Meta):
    A = "a"


print("a" in Custom, "b" in Custom)


class Weekday(Enum):
    MONDAY = 1
    SUNDAY = 7

    @classmethod
    def from_number(cls, number):
        return cls(number)

    @property
    def is_weekend(self):
        return self is Weekday.SUNDAY

    def __hash__(self):
        return self.value

    def __eq__(self, other):
        if isinstance(other, int):
            return self.value == other
        return super().__eq__(other)


print(Weekday.from_number(7).is_weekend, Weekday.MONDAY == 1, Weekday.MONDAY == Weekday.SUNDAY, hash(Weekday.SUNDAY))


class Prop(Enum):
    A = 1

    @enum.property
    def twice(self):
        return self.value * 2


print(Prop.A.twice)
attempt(lambda: Prop.twice)
match Shape(1):
    case Shape.SQUARE:
        print("square")
    case Shape.DIAMOND:
        print("diamond")
