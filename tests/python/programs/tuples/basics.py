t = (1, "a", None)
print(t, t[0], t[-1], t[1:], t + (2,), t * 2, len(t), t.index("a"), t.count(1), (), (1,), 1, tuple("ab"), tuple([1]), tuple(), "a" in t, hash((1, 2)) == hash((1, 2)), (1, 2) < (1, 3), (1, (2, 3)) == (1, (2, 3)), {(1, 2): "x"}[1, 2])
a, b = b, a = 1, 2
print(a, b)
