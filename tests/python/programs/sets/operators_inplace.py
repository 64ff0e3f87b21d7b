a = {1, 2, 3}
b = a
a |= {4}
a &= {1, 2, 4, 9}
a -= {1}
a ^= {2, 7}
print(sorted(a), a is b)
f = frozenset([1])
g = f
f |= {2}
print(f, g, type(f | {3}), type({3} | f), f & {1}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): "x"}[frozenset([1])], {1} in [{1}], frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])})
a.intersection_update([4, 7])
a.difference_update([4])
a.symmetric_difference_update([5])
print(sorted(a))
