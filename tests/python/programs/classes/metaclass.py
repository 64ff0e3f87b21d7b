class Meta(type):
    registry = []
    def __new__(m, n, b, d, **k):
        c = super().__new__(m, n, b, d); m.registry.append((n, k)); return c
    def __init__(c, n, b, d, **k): super().__init__(n, b, d)
    def __call__(c, *a): return ("made", c.__name__, super().__call__(*a).v)
class X(metaclass=Meta, flag=1):
    def __init__(self, v): self.v = v
class Y(X): pass
print(Meta.registry, X(3), Y(4), type(Y) is Meta)
