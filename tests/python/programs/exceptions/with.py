class CM:
    def __init__(self, n, swallow=False): self.n, self.s = n, swallow
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, t, v, tb): print("exit", self.n, t and t.__name__); return self.s
with CM(1) as a, CM(2, True) as b:
    print(a, b); raise ValueError
def f():
    with CM(3):
        for i in range(3):
            with CM(4): return i
print(f())
with CM(5): raise KeyError("out")
