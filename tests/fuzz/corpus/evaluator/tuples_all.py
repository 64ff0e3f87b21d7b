t = (1, 2, 3)
print(t[1], t[::-1], t + (4,), t * 2, len(t), t.index(2), t.count(1), (1,), (), t < (1, 3), hash(t) == hash((1, 2, 3)), 2 in t, tuple("ab"))
