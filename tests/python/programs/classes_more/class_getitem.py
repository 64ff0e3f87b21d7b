class G:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item!r}]"
class H(G): pass
print(G[int], H["x", 1], G[...])
class N: pass
for f in (lambda: N[1], lambda: N()[1], lambda: len(N()), lambda: N()(), lambda: iter(N()), lambda: N() + 1, lambda: 1 in N(), lambda: N() < N(), lambda: -N(), lambda: N()[1:2], lambda: int(N()), lambda: float(N()), lambda: [0][N()], lambda: next(N()), lambda: abs(N()), lambda: round(N()), lambda: reversed(N())):
    try:
        print(f())
    except TypeError as e:
        print(e)
n = N()
for code in ("set", "del"):
    try:
        if code == "set":
            n[1] = 2
        else:
            del n[1]
    except TypeError as e:
        print(e)
try:
    with n: pass
except TypeError as e:
    print(e)
