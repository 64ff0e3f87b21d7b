class A:
    def __init__(self, n): self.n = n
    def get(self, k=0): return self.n + k
a = A(5)
m = a.get
a.n = 7
print(m(), m(1), A.get(a), A.get(a, k=2), m == a.get, m is a.get, [f() for f in (a.get, A(1).get)], "abc".upper(), list(map("x".__add__, "ab")), [].append == [].append)
