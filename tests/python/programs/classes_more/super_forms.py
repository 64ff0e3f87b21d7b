class A:
    x = "A.x"
    def __init__(self, n): self.n = n
    @classmethod
    def make(cls, n): return cls(n)
    @property
    def p(self): return self.n * 2
class B(A):
    x = "B.x"
    def __init__(self, n):
        super().__init__(n + 1)
        super(B, self).__init__(self.n + 1)
    @classmethod
    def make(cls, n): return super().make(n * 10)
    @property
    def p(self): return super().p + 1
    def xs(self): return super().x, self.x
b = B.make(1)
print(b.n, b.p, b.xs(), super(B, b).p)
for f in (lambda: super(), lambda: super(A, 5).x, lambda: super(B, A(1)).x, lambda: super(B, b).nope, lambda: super(5, 5)):
    try:
        f()
    except (RuntimeError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
