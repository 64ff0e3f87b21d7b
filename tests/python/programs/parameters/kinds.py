def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, x=7), f(1, d=2, c=9), f(1, b=5, d=1), f(*[1, 2], **{"d": 3, "z": 4}), f(1, *(2, 3), *[4], d=0, **{"e": 1}, **{"q": 2}))
def g(*, k): return k
def h(a, /): return a
def i(*args): return args
def j(**kw): return kw
def k(a, *, b=1, **c): return a, b, c
print(g(k=1), h(2), i(), i(1, 2), j(), j(a=1), k(1, b=2, d=3), k(a=1))
