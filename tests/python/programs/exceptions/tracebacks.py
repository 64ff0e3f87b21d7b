import traceback, re
def show(f):
    try:
        f()
    except BaseException:
        print(re.sub(r'"[^"\n]*/', '"', traceback.format_exc()))
    print("-----")
def a(): return [1, 2, 3][10]
def b(): x = {"k": None}; return x["k"].foo.bar(1 + 2)
def c(): return (1 +
    2 + "a" +
    3)
def d():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("x") from e
def e():
    try:
        1 / 0
    except ZeroDivisionError:
        undefined_name
def f():
    def inner(n):
        if n: return inner(n - 1)
        raise ValueError("deep")
    inner(6)
def g():
    for x in (y / 0 for y in [1]): pass
def h():
    with open_ctx() as q: pass
class C:
    def __enter__(self): return self
    def __exit__(self, *a): raise RuntimeError("in exit")
def i():
    with C():
        raise KeyError("body")
def j():
    raise ExceptionGroup("eg", [ValueError(1), ExceptionGroup("in", [TypeError("t")])])
def k():
    try:
        j()
    except* ValueError: pass
def l():
    x = 1; y = 2; z = x + y + None
def m(): assert 1 == 2, "wrong"
def n(): f = lambda: 1 / 0; f()
def o(): print(undefined_thing.attr, 5)
def p(): a, b = 1, 2, 3
def q():
    é = "ü"; return é + é.nope + "x"
def r():
    e = ValueError("noted"); e.add_note("note 1\nline"); raise e
def s(): raise ValueError from None
def t():
    try: raise ValueError("a")
    finally: raise TypeError("b")
def u(): int("x")
def v(): return -None
def w(): return 1 < "a" < 2
def x(): del nope
def y(): [1, 2, 3].sort(key=lambda v: v.nope)
def z(): import nonexistent_module_x
def bb(): (yield_from := 5).real.foo()
def cc(): return f"{1/0!r:>{5}}"
def dd(): f(*5)
def ee(): {**5}
def ff(): a()(1)[2]
def gg():
    class K(5): pass
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, bb, cc, dd, ee, ff, gg):
    show(fn)
