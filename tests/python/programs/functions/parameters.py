def f(a, b=2, *args, c, d=4, **kw):
    return (a, b, args, c, d, kw)
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6))
print(f(*[1, 2], **{"c": 1, "z": 2}))
def g(a, /, b, *, c=3): return a, b, c
print(g(1, 2), g(1, b=5, c=6))
print((lambda *a, **k: (a, k))(1, *[2, 3], **{"z": 1}))
