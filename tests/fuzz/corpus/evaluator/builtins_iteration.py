print(list(enumerate("ab", 1)), list(zip([1, 2], "ab")), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, ""])), list(reversed([1, 2])), any([0, 1]), all([]), sum([1.5, 2]), min(3, 1), max("ab", key=ord), sorted({2: 1, 1: 2}))
it = iter([1, 2]); print(next(it), next(it), next(it, "end"), list(iter(lambda l=[3, 2, 1]: l.pop(), 3)))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), sum(It()), 2 in It(), [*It()], tuple(It()))
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(Seq()), 10 in Seq())
