x = "global"
class A:
    x = "class"
    y = x
    def m(self):
        return x
    z = [x for _ in range(1)]
    w = (lambda: x)()
def f():
    x = "local"
    class B:
        y = x
        x = "b"
        def m(self): return x
    return B.y if hasattr(B, "y") else None, B().m()
print(A.y, A().m(), A.z, A.w)
try:
    print(f())
except NameError as e:
    print(type(e).__name__, e)
def g():
    v = "enclosing"
    class C:
        v = v + "!" if False else "own"
        inner = [v for _ in "a"]
    return C.v, C.inner
try:
    print(g())
except NameError as e:
    print(type(e).__name__, e)
