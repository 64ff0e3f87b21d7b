class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __add__(self, o): return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])
    def __pow__(self, n):
        out, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                out @= base
            base @= base
            n >>= 1
        return out
    def __getitem__(self, ij): return self.rows[ij[0]][ij[1]]
    def __eq__(self, o): return self.rows == o.rows
    def transpose(self): return Matrix(zip(*self.rows))
    def det(self):
        if len(self.rows) == 1:
            return self.rows[0][0]
        return sum((-1) ** j * v * Matrix([r[:j] + r[j + 1:] for r in self.rows[1:]]).det() for j, v in enumerate(self.rows[0]))
    def __str__(self): return "\n".join(" ".join(f"{v:>4}" for v in r) for r in self.rows)
    def __repr__(self): return f"Matrix({self.rows})"
m = Matrix([[1, 1], [1, 0]])
print(m ** 30, (m ** 90)[0, 1], m @ m == m + Matrix.identity(2), m.transpose(), m.shape, sep="\n")
print(Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).det(), repr(m))
