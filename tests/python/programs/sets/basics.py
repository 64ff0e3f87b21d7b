s = {3, 1, 2, 3}
print(s, len(s), 1 in s, 9 in s, set(), set("a"), frozenset(), frozenset([1]), {1} | {2}, {1, 2} & {2}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {1} <= {1, 2}, {1} < {1}, {1, 2} >= {2}, {1} == frozenset([1]), s == {1, 2, 3}, {1}.isdisjoint({2}), {1}.issubset([1, 2]), {1, 2}.issuperset([1]))
s.add(5)
s.discard(99)
s.remove(1)
s.update([7], (8,))
print(sorted(s), s.pop() in (2, 3, 5, 7, 8), len(s))
s.clear()
print(s, {1, 2}.union([3], [4]), {1, 2, 3}.intersection([1, 2], [2]), {1, 2, 3}.difference([1], [2]), {1, 2}.symmetric_difference([2, 3]), {1}.copy())
