import enum
from enum import Enum, auto, unique


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = "three"
    CRIMSON = 1

    @property
    def shade(self):
        return f"{self.name.lower()}!"

    @classmethod
    def first(cls):
        return cls.RED

    @staticmethod
    def helper(x):
        return x * 2

    def __call__(self):
        return self.value


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value)
print(Color, list(Color), len(Color), Color.CRIMSON is Color.RED, Color.CRIMSON.name)
print(dict(Color.__members__))
print(Color(1), Color("three"), Color["GREEN"], Color.RED.shade, Color.first(), Color.helper(4), Color.BLUE())
attempt(Color, 7)
attempt(Color, [1])
attempt(lambda: Color["PINK"])
attempt(lambda: Color.PINK)
attempt(setattr, Color, "RED", 5)
attempt(delattr, Color, "RED")
attempt(lambda: Color.RED < Color.GREEN)
attempt(setattr, Color.RED, "value", 5)
print(Color.RED == Color.RED, Color.RED == 1, Color.RED != Color.GREEN, Color.RED is Color(Color.RED))
print(isinstance(Color.RED, Color), type(Color.RED), Color.RED in Color, bool(Color.RED))
print(hash(Color.RED) == hash("RED"), {Color.RED: "r", Color.GREEN: "g"}[Color(1)])
print(list(reversed(Color)), f"{Color.RED}", f"{Color.RED:>12}|", "{}".format(Color.BLUE), "%s" % Color.GREEN)
print(Color.__name__, Color.__doc__, Color.__module__, Color._member_names_, sorted(Color._member_map_))


class Level(Enum):
    LOW = auto()
    MID = auto()
    HIGH = 10
    TOP = auto()


print([(one.name, one.value) for one in Level])


class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{name.lower()}-{start}-{count}-{len(last_values)}"

    A = auto()
    B = "fixed"
    C = auto()


print(list(Named))


class Mixed(Enum):
    A = 5
    B = "text"
    C = 3.5


print(list(Mixed))


def duplicate():
    class Twice(Enum):
        A = 1
        A = 2


attempt(duplicate)


def extend():
    class More(Color):
        PINK = 4


attempt(extend)


def not_unique():
    @unique
    class Bad(Enum):
        A = 1
        B = 2
        C = 1
        D = 2

    return Bad


attempt(not_unique)


class Base(Enum):
    def hello(self):
        return f"hello from {self.name}"


class Derived(Base):
    X = 1


print(Derived.X.hello(), issubclass(Derived, Base), Derived.__mro__[1:])
attempt(Base, 1)


class Empty(Enum):
    pass


print(list(Empty), len(Empty), bool(Empty))


class Inside(Enum):
    _ignore_ = ["helper", "n"]
    helper = {}
    A = 1
    n = 5
    __private = 5
    B = [1, 2]


print(list(Inside), Inside([1, 2]), Inside._Inside__private)


class Sunder(Enum):
    _order_ = "A B"
    A = 1
    B = 2


print(list(Sunder))


def bad_sunder():
    class Bad(Enum):
        _bad_ = 1


attempt(bad_sunder)
print(enum.EnumMeta is enum.EnumType, type(Color))
