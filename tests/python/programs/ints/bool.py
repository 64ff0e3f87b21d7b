print(True + True, True * 3, -True, True == 1, True is 1 == 1, isinstance(True, int), bool("0"), bool(""), bool([]), bool([0]), str(True), repr(False))
print(True & False, True | False, True ^ True, ~False, True & 3, 3 | True, type(True & True), type(True & 1), True << 3, True ** 2, {True: 1}[1], [10, 20][True])
print(f"{True}", f"{True:d}", f"{True!r:>6}", "%d" % True, "%s" % True, f"{True:5}", True.bit_length(), sum([True, True, False]), sorted([True, False, 2, -1]))
class B:
    def __bool__(self): return 1
try:
    bool(B())
except TypeError as e:
    print(e)
class L:
    def __len__(self): return -1
try:
    bool(L())
except ValueError as e:
    print(e)
try:
    class C(bool): pass
except TypeError as e:
    print(e)
