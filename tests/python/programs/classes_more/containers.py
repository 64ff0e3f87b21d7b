class Grid:
    def __init__(self): self.d = {}
    def __getitem__(self, k):
        print("get", k)
        return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __contains__(self, k): return k in self.d
    def __len__(self): return len(self.d)
    def __iter__(self): return iter(self.d)
    def __reversed__(self): return iter("rev")
g = Grid()
g[1, 2] = "x"
g["k"] = [0]
g["k"] += [1]
print(g[1, 2], (1, 2) in g, len(g), list(g), list(reversed(g)), bool(g), g.d)
del g[1, 2]
try:
    g[1, 2]
except KeyError as e:
    print(repr(e))
