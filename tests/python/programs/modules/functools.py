import functools, itertools, operator
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), functools.reduce(operator.mul, range(1, 6)), functools.partial(int, base=2)("101"))
@functools.total_ordering
class V:
    def __init__(s, x): s.x = x
    def __eq__(s, o): return s.x == o.x
    def __lt__(s, o): return s.x < o.x
print(V(1) >= V(0), V(1) <= V(0), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
@functools.singledispatch
def show(x): return "obj"
@show.register
def _(x: int): return "int"
print(show(1), show("a"))
class C:
    @functools.cached_property
    def v(self): print("once"); return 1
c = C(); print(c.v, c.v)
def deco(f):
    @functools.wraps(f)
    def w(*a): "wrapper"; return f(*a)
    return w
@deco
def orig(): "doc"
print(orig.__name__, orig.__doc__)
