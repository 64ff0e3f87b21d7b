s = {3, 1, 2}
s.add(5); s.discard(9); print(s, s | {7}, s & {1, 2}, s - {1}, s ^ {1, 9}, {1} < s, s >= {1}, 3 in s, len(s), frozenset([1, 2]), set(), {1, 2} == {2, 1})
s.update([8, 9]); s.remove(1); s |= {100}; s &= {8, 100, 2}; print(sorted(s), s.isdisjoint({5}), s.union([1], [2]), hash(frozenset([1])) == hash(frozenset([1])))
print({10, 20, 33, 4}, {i * 7 for i in range(10)}, set(range(20)), {-1, -2, 0})
s.remove(12345)
