class D:
    def __set_name__(self, owner, name): self.name = name; print(owner.__name__, name)
    def __get__(self, obj, owner=None): return self if obj is None else obj.__dict__.get(self.name, 0)
    def __set__(self, obj, value): obj.__dict__[self.name] = value + 1
class X:
    d = D()
    e = D()
x = X(); x.d = 4; print(x.d, x.e, X.d is X.__dict__["d"])
