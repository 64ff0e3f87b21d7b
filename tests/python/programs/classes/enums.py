import enum
class C(enum.Enum):
    RED = 1
    GREEN = enum.auto()
    ALSO_RED = 1
print(list(C), C.ALSO_RED, C(2), C["RED"], C.RED.name, C.RED.value, C.RED in C)
class F(enum.IntFlag):
    R = 4; W = 2; X = 1
print(repr(F.R | F.W), F.R | F.W == 6, F(7) & F.R)
class S(str, enum.Enum):
    A = "a"
print(S.A == "a", S("a") is S.A, repr(S.A))
print(C(9))
