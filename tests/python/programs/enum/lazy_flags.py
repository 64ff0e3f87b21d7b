import enum
from enum import Flag, IntFlag, auto

print(enum.Flag is Flag, "IntFlag" in enum.__all__, hasattr(enum, "nonsense"))


class Permission(Flag):
    READ = auto()
    WRITE = auto()
    BOTH = READ | WRITE


class Bits(IntFlag):
    A = 1
    B = 2


print(Permission.READ | Permission.WRITE, Permission.BOTH & ~Permission.READ, list(Permission), Bits.A | Bits.B, int(Bits.A | Bits.B), Bits(3), Bits(8))
print(Permission.READ in Permission.BOTH, bool(Permission(0)), len(Permission.BOTH), repr(Permission.BOTH), isinstance(Bits.A, int), enum.show_flag_values(5), enum.bin(5))
try:
    Permission(9)
except ValueError as error:
    print(error)


@enum.verify(enum.UNIQUE)
class Fine(enum.Enum):
    X = 1


try:
    @enum.unique
    class Twice(enum.Enum):
        X = 1
        Y = 1
except ValueError as error:
    print(error)
