words = ["banana", "Apple", "cherry", "apple", "Banana"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, reverse=True), sorted(words, key=len), sorted(words, key=lambda w: (len(w), w)))
pairs = [(1, "b"), (0, "z"), (1, "a"), (0, "a")]
pairs.sort()
print(pairs)
pairs.sort(key=lambda p: p[1])
print(pairs)
pairs.sort(key=lambda p: p[0], reverse=True)
print(pairs, sorted([3, 1.5, True, -2]), sorted([[2], [1, 5], []]), sorted("hello"), sorted({3, 1, 2}), sorted({"b": 1, "a": 2}), sorted([]), sorted((2, 1)))
class K:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
    def __repr__(self): return f"K{self.n}"
print(sorted([K(3), K(1), K(2)]), max([K(3), K(1)], key=lambda k: -k.n))
for f in (lambda: sorted([1, "a"]), lambda: sorted([None, None]), lambda: sorted(5), lambda: sorted([1], key=len), lambda: sorted([1, 2], lambda x: x), lambda: sorted(), lambda: sorted([1], foo=1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
data = [(i * 7919 % 101, i) for i in range(200)]
data.sort(key=lambda t: t[0])
print(all(a <= b for a, b in zip(data, data[1:])))
