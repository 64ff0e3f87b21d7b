class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 3
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
    def __repr__(self): return f"K{self.n}"
d = {K(i): i for i in range(10)}
print(d, d[K(4)], K(11) in d, d.pop(K(3)), len(d))
class NoHash:
    def __eq__(self, o): return True
try:
    {NoHash(): 1}
except TypeError as e:
    print(e)
class BadHash:
    def __hash__(self): return "x"
try:
    hash(BadHash())
except TypeError as e:
    print(e)
print({1: "a", "1": "b", (1,): "c", None: "d", 1.5: "e", frozenset([1]): "f", b"1": "g", False: "h"})
