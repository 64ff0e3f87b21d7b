class T:
    def __init__(self): self._v = 1
    @property
    def v(self):
        "doc of v"
        return self._v
    @v.setter
    def v(self, value):
        if value < 0:
            raise ValueError("negative")
        self._v = value
    @v.deleter
    def v(self): print("deleted")
    ro = property(lambda self: "ro")
    wo = property(None, lambda self, x: print("set", x))
t = T()
t.v = 5
print(t.v, T.v.__doc__, t.ro)
del t.v
t.wo = 3
for f in (lambda: setattr(t, "ro", 1), lambda: delattr(t, "ro"), lambda: t.wo, lambda: setattr(t, "v", -1)):
    try:
        f()
    except (AttributeError, ValueError) as e:
        print(e)
class Sub(T):
    @T.v.getter
    def v(self): return "sub"
print(Sub().v, type(T.v), T.v.fget is not None, T.ro.fset)
