class A:
    """Doc."""
    items = []
    n = 0
    for i in range(3):
        n += i
    if n > 2:
        big = True
    def method(self): pass
a, b = A(), A()
a.items.append(1)
a.n += 10
print(b.items, A.n, a.n, b.n, A.i, A.big, A.__doc__, A.__name__, A.__module__, A.__dict__["n"], a.__class__ is A)
A.new = lambda self: "patched"
print(b.new())
a.__class__ = type("Z", (), {"hello": lambda self: "z"})
print(a.hello(), a.n)
del A.n
try:
    b.n
except AttributeError as e:
    print(e)
try:
    del A.n
except AttributeError as e:
    print(e)
