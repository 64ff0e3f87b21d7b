class V:
    def __init__(s, x): s.x = x
    def __add__(s, o): return V(s.x + (o.x if isinstance(o, V) else o))
    __radd__ = __add__
    def __iadd__(s, o): s.x += 100; return s
    def __eq__(s, o): return s.x == o.x
    def __lt__(s, o): return s.x < o.x
    def __hash__(s): return hash(s.x)
    def __neg__(s): return V(-s.x)
    def __getitem__(s, i): return (s.x, i)
    def __len__(s): return s.x
    def __contains__(s, i): return i == s.x
    def __call__(s, *a): return a
    def __repr__(s): return f"V({s.x})"
    def __bool__(s): return s.x > 0
v = V(2)
print(v + V(3), v + 1, 1 + v, -v, v[1:2], len(v), 2 in v, v(1, 2), bool(V(0)), sorted([V(3), V(1)]), {V(1): 2}[V(1)])
v += 1; print(v, sum([V(1), V(2)], V(0)))
