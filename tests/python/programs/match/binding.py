x = 0
match [5, 2]:
    case [x, 1]: print("no")
print(x)
match [5, 2]:
    case [x, 2] if x > 9: print("no")
print(x)
match {"k": 1, "z": 2}:
    case {"k": a, **rest} if False: pass
    case {"z": b, "k": 3}: pass
    case {"z": c}: print(c, a, rest)
def f(v):
    match v:
        case [a, (b, c) | (b, c, _), *d] as whole: return a, b, c, d, whole
        case {"x": [p, q]} | {"y": {"q": q, "p": p}}: return p, q
        case (1 as one, two) | (two, 2 as one): return one, two
        case [[[a]]] | [a, [a, [b]]] if 0: return a
print(f([1, (2, 3), 4]), f([1, (2, 3, 0)]), f({"x": [1, 2]}), f({"y": {"p": 3, "q": 4}}), f((1, 5)), f((7, 2)), f(9))
class P:
    __match_args__ = ("a", "b")
    def __init__(self, a, b): self.a, self.b = a, b
def g(v):
    match v:
        case P(P(x, y), z) | P(z, [x, y]): return x, y, z
        case P(a=n, b=m): return n, m
print(g(P(P(1, 2), 3)), g(P(4, [5, 6])), g(P(7, 8)))
def bad(pattern, value):
    class A: __match_args__ = pattern
    match value(A):
        case A(1, 2): return "two"
        case A(x): return x
for pattern in (5, ("a", 5), ["a"], ("a",), ()):
    try:
        print(bad(pattern, lambda A: A()))
    except TypeError as e:
        print(e)
for text in ("case c | 1: pass", "case x: pass\n case 2: pass", "case [a, a]: pass", "case {'a':1, 'a':2}: pass", "case C(x=1, x=2): pass", "case _ | 1: pass", "case 1 | [a]: pass", "case [*a, *b]: pass", "case (a as b) | b: pass"):
    try:
        exec("match 1:\n " + text, {})
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
from collections.abc import Sequence, Mapping
class S(Sequence):
    def __len__(self): return 2
    def __getitem__(self, i): return (10, 20)[i]
class M:
    def get(self, k, d=None): return {"k": 1}.get(k, d)
    def keys(self): return ["k"]
    def __getitem__(self, k): return {"k": 1}[k]
Mapping.register(M)
for v in (S(), M(), "ab", b"ab", bytearray(b"ab")):
    match v:
        case [a, b]: print("sequence", a, b)
        case {"k": k}: print("mapping", k)
        case _: print("other")
