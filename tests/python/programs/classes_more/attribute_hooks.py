class A:
    def __init__(self): object.__setattr__(self, "log", [])
    def __getattr__(self, n):
        if n.startswith("dyn_"):
            return n[4:]
        raise AttributeError(f"no {n}")
    def __setattr__(self, n, v):
        self.log.append(("set", n, v))
        super().__setattr__(n, v)
    def __delattr__(self, n):
        self.log.append(("del", n))
        super().__delattr__(n)
a = A()
a.x = 1
del a.x
print(a.dyn_field, a.log, hasattr(a, "nope"), getattr(a, "nope", 0))
try:
    a.nope
except AttributeError as e:
    print(e)
class B:
    def __getattribute__(self, n):
        if n == "secret":
            raise AttributeError("hidden")
        return object.__getattribute__(self, n)
    def __getattr__(self, n): return "fallback " + n
b = B()
b.y = 2
print(b.y, b.secret, b.zzz)
