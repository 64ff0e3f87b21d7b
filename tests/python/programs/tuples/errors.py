t = (1, 2)
for f in (lambda: t[2], lambda: t["a"], lambda: t.append, lambda: t + [1], lambda: t.index(5), lambda: t < 1, lambda: hash(([],)), lambda: tuple(5), lambda: t * 1.5, lambda: t()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    t[0] = 5
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
