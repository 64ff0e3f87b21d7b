class Old:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * 10
    def __len__(self): return 3
o = Old()
print(list(o), 20 in o, 5 in o, list(reversed(o)), [*o], tuple(o), sum(o), max(o), dict(zip(o, o)))
a, b, c = o
print(a, b, c)
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n
print(list(It()), sum(It()), 2 in It(), [x for x in It()])
class BadIter:
    def __iter__(self): return 5
try:
    list(BadIter())
except TypeError as e:
    print(e)
class BadLen:
    def __len__(self): return "x"
try:
    len(BadLen())
except TypeError as e:
    print(e)
