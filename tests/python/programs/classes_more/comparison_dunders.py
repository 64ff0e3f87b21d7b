class N:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if isinstance(o, N) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, N) else NotImplemented
    def __repr__(self): return f"N{self.n}"
a, b = N(1), N(2)
print(a == b, a != b, a == N(1), a < b, a > b, a == 5, a != 5, sorted([b, a]), min(a, b), max([a, b]), a in [N(1)], [a].index(N(1)), [N(1), b] == [a, N(2)])
for f in (lambda: a <= b, lambda: a < 5, lambda: hash(a), lambda: {a: 1}):
    try:
        print(f())
    except TypeError as e:
        print(e)
class M:
    def __lt__(self, o): return "lt"
    def __ge__(self, o): return []
print(M() < 1, 1 > M(), M() >= 0, 0 <= M(), not M() < 1)
