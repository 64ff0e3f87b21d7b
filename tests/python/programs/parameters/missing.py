def f(a, b, c): pass
def g(*, x, y): pass
def h(a, b, c, d, /, e): pass
class C:
    def m(self, a): pass
for call in (lambda: f(), lambda: f(1), lambda: f(1, 2), lambda: f(b=1), lambda: g(), lambda: g(x=1), lambda: h(1), lambda: h(), lambda: C().m(), lambda: C.m(), lambda: (lambda q: q)()):
    try:
        call()
    except TypeError as e:
        print(e)
