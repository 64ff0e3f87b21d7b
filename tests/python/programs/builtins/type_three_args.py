C = type("C", (int,), {"x": 5, "m": lambda self: self + 1})
c = C(10)
print(C, c.x, c.m(), C.__name__, C.__bases__, C.__mro__, type(c) is C, C.__qualname__, C.__module__)
for f in (lambda: type("A", (5,), {}), lambda: type("A", (int, str), {}), lambda: type(5, (), {}), lambda: type("A", [], {}), lambda: type("A", (), 5), lambda: type("A", (bool,), {}), lambda: type("A", (object, int), {})):
    try:
        f()
    except TypeError as e:
        print(e)
