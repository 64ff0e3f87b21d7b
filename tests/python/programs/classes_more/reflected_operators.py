class V:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"V({self.x})"
    def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o))
    __radd__ = __add__
    def __sub__(self, o): return NotImplemented
    def __rsub__(self, o): return f"rsub {o}"
    def __mul__(self, o): return NotImplemented if isinstance(o, str) else V(self.x * o)
    def __rmul__(self, o): return f"rmul {o}"
    def __matmul__(self, o): return "matmul"
    def __neg__(self): return V(-self.x)
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return abs(self.x)
    def __floordiv__(self, o): return "floordiv"
    def __rtruediv__(self, o): return "rtruediv"
    def __mod__(self, o): return "mod"
    def __divmod__(self, o): return "divmod"
    def __rdivmod__(self, o): return "rdivmod"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o): return ("rpow", o)
    def __lshift__(self, o): return "lshift"
    def __rrshift__(self, o): return "rrshift"
    def __and__(self, o): return "and"
    def __ror__(self, o): return "ror"
    def __xor__(self, o): return "xor"
    def __iadd__(self, o):
        self.x += 100
        return self
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __index__(self): return 2
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __len__(self): return 9
    def __bool__(self): return False
    def __call__(self, *a): return ("call", a)
v = V(1)
print(v + 1, 1 + v, v + v, sum([v, v]), 5 - v, v * 3, 3 * v, v @ 1, -v, +v, ~v, abs(v), v // 1, 1 / v, v % 1, divmod(v, 1), divmod(1, v), v ** 2, pow(v, 2, 3), 2 ** v, v << 1, 1 >> v, v & 1, 1 | v, v ^ 1, int(v), float(v), [0, 1, 2][v], round(v), round(v, 1), len(v), bool(v), v(1), "abc"[v])
v += 1
print(v)
for f in (lambda: v - 1, lambda: v - v, lambda: v * "a", lambda: 1 @ v, lambda: v / 2, lambda: v >> 1, lambda: 1 << v, lambda: v < 1):
    try:
        print(f())
    except TypeError as e:
        print(e)
