class G:
    def __getattr__(self, n):
        if n.startswith("x"): return n.upper()
        raise AttributeError(n)
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2)
g = G(); g.a = 4
print(g.a, g.xyz, hasattr(g, "q"), getattr(g, "q", "none"))
g.nope
