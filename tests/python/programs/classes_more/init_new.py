class A:
    def __new__(cls, *args, **kw):
        print("new", cls.__name__, args, kw)
        return super().__new__(cls)
    def __init__(self, *args, **kw):
        print("init", args, kw)
A(1, k=2)
class B(A):
    def __new__(cls): return 5
print(B())
class C:
    def __init__(self): return 1
try:
    C()
except TypeError as e:
    print(e)
class D: pass
for f in (lambda: D(1), lambda: D(x=1), lambda: object(1), lambda: object.__new__(5), lambda: object.__new__(int), lambda: A.__new__()):
    try:
        f()
    except TypeError as e:
        print(e)
class E:
    def __init__(self, a, b=2): self.a = a
for f in (lambda: E(), lambda: E(1, 2, 3), lambda: E(c=1)):
    try:
        f()
    except TypeError as e:
        print(e)
