class Count:
    def __init__(self, f):
        self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
    def __get__(self, obj, owner=None):
        return (lambda *a: self(obj, *a)) if obj is not None else self
@Count
def f(x): return x * 2
class A:
    @Count
    def m(self, x): return x + 1
print(f(1), f(2), f.n, A().m(5), A().m(6), A.m.n)
