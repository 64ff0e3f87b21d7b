class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, obj, owner):
        if obj is None:
            return f"descriptor of {owner.__name__}"
        return obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        obj.__dict__[self.name] = value
    def __delete__(self, obj): del obj.__dict__[self.name]
class Row:
    id = Typed(int)
    name = Typed(str)
r = Row()
r.id = 5
print(r.id, r.name, Row.id, r.__dict__)
try:
    r.name = 3
except TypeError as e:
    print(e)
del r.id
print(r.id)
class NonData:
    def __get__(self, obj, owner): return "from descriptor"
class H:
    n = NonData()
h = H()
print(h.n)
h.__dict__["n"] = "from dict"
print(h.n)
h.__dict__["q"] = 1
H.q = property(lambda s: "property wins")
print(h.q)
