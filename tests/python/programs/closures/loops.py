fs = []
for i in range(3):
    def f(i=i): return i
    def g(): return i
    fs.append((f, g))
print([(f(), g()) for f, g in fs])
makers = [(lambda n: lambda: n)(n) for n in range(3)]
print([m() for m in makers])
