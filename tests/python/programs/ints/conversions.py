print(int(), int(3.99), int(-3.99), int(True), int(b"42"), int(1e20), int("9" * 30), bool(0), bool(10**30), bool(-0.0))
class Index:
    def __index__(self): return 7
class Int:
    def __int__(self): return 8
class Trunc:
    def __trunc__(self): return 9
print(int(Index()), int(Int()), [1, 2, 3, 4, 5, 6, 7, 8][Index()], hex(Index()), range(Index()), "x" * Index())
for v in (float("nan"), float("inf"), -float("inf")):
    try:
        int(v)
    except Exception as e:
        print(type(e).__name__, e)
