def f(a, b=1): pass
def g(a, /, b): pass
def h(a, b, /): pass
class C:
    def m(self, a): pass
for call in (lambda: f(1, a=2), lambda: f(1, c=2), lambda: f(c=2), lambda: g(a=1, b=2), lambda: g(1, 2, b=3), lambda: h(1, b=2), lambda: h(a=1, b=2), lambda: C().m(1, self=3), lambda: f(**{1: 2}), lambda: f(*5), lambda: f(**5), lambda: f(1, **{"b": 1}, **{"b": 2}), lambda: f(b=1, **{"b": 2}), lambda: f(*[1], *5), lambda: print(nope=1), lambda: len(obj=1), lambda: int(x=1), lambda: sorted([1], reverse="a"), lambda: dict(**{1: 2})):
    try:
        print(call())
    except TypeError as e:
        print(e)
