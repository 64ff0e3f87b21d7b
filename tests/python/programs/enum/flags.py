from enum import Flag, IntFlag, auto, FlagBoundary, STRICT, CONFORM, EJECT, KEEP


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(list(Perm), len(Perm), Perm.RW, repr(Perm.RW), Perm.R | Perm.X, repr(Perm.R | Perm.X))
print(Perm.R & Perm.W, repr(Perm.R & Perm.W), bool(Perm.R & Perm.W), Perm.RW ^ Perm.R, ~Perm.R, repr(~Perm.RW))
print(Perm.R in Perm.RW, Perm.X in Perm.RW, list(Perm.RW), len(Perm.RW), Perm(3), Perm(0), repr(Perm(7)))
print((Perm.R | Perm.W) is Perm.RW, Perm.RW.name, (Perm.R | Perm.X).name, Perm(0).name, (Perm.R | Perm.X).value)
attempt(Perm, 8)
attempt(Perm, "x")
attempt(lambda: Perm.R | 1)
attempt(lambda: 1 in Perm.R)
print(Perm, dict(Perm.__members__), Perm(-1), repr(Perm(-2)))


class Bits(IntFlag):
    A = 1
    B = 2
    D = 8


print(list(Bits), Bits.A | Bits.B, repr(Bits.A | Bits.B), repr(Bits(16)), repr(Bits.A | 16), Bits.A | 4, repr(Bits.A & 3))
print(repr(~Bits.A), repr(Bits(-1)), int(~Bits.A), Bits.A + 1, repr(Bits.A ^ 3), repr(2 | Bits.A), repr(Bits(0)), Bits(0))
print(f"{Bits.A | Bits.D}", Bits.A in Bits(3), isinstance(Bits.A | Bits.B, Bits), Bits(9) == 9, repr(Bits(7)))


class Conform(Flag, boundary=CONFORM):
    A = auto()
    B = auto()


class Eject(Flag, boundary=EJECT):
    A = auto()
    B = auto()


class Keep(Flag, boundary=KEEP):
    A = auto()
    B = auto()


print(repr(Conform(7)), repr(Eject(7)), repr(Keep(7)), repr(Keep(4)), repr(Keep(8) | Keep.A))
print(list(FlagBoundary), STRICT, repr(KEEP))
attempt(lambda: ~Keep.A)
attempt(lambda: ~Conform.A)


class Gap(Flag):
    A = 1
    C = 4
    ALL = 5


attempt(Gap, 2)
print(repr(Gap.ALL), repr(~Gap.A), list(Gap), repr(Gap(5)), repr(Gap(-1)), Gap.ALL.name)


class Named(Flag):
    NONE = 0
    A = 1
    B = 2
    C = auto()


print(repr(Named.NONE), list(Named), Named(0), Named.C.value, repr(Named.A | Named.C), bool(Named.NONE))
print({Named.A: 1}[Named(1)], hash(Named.A) == hash("A"))


class Style(Flag):
    BOLD = auto()
    RED = auto()

    def describe(self):
        return "+".join(sorted(one.name.lower() for one in self))


print((Style.BOLD | Style.RED).describe(), Style.BOLD.describe())
total = Style(0)
for one in Style:
    total |= one
print(total, repr(total))
total &= ~Style.RED
print(repr(total), total == Style.BOLD)
