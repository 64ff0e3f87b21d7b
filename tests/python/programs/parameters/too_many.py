def f(): pass
def g(a): pass
def h(a, b=1): pass
def i(a, *, k): pass
def j(a, *, k=1): pass
class C:
    def m(self): pass
    @staticmethod
    def s(): pass
    @classmethod
    def c(cls): pass
for call in (lambda: f(1), lambda: f(1, 2), lambda: g(1, 2), lambda: h(1, 2, 3), lambda: i(1, 2, k=3), lambda: j(1, 2), lambda: j(1, 2, k=1), lambda: C().m(1), lambda: C().s(1), lambda: C().c(1), lambda: (lambda: 0)(5), lambda: i(1, 2)):
    try:
        call()
    except TypeError as e:
        print(e)
