import pickle

values = (None, True, 0, 255, 256, -1, 70000, 2 ** 40, -2 ** 40, 10 ** 30, -128, -32768, 1.5, "é", b"x", "a" * 300, (), (1,), (1, 2, 3, 4), [], [1],
          [1, [2]], {}, {"a": 1}, {"a": [1, 2], "b": (None,)}, set(), {5}, frozenset([3]), ["x", "x"], list(range(5)), "ab", b"\x00" * 300)
for value in values:
    data = pickle.dumps(value)
    print(ascii(value)[:30], data[:60], pickle.loads(data) == value)
print(pickle.loads(b"\x80\x02}q\x00(X\x01\x00\x00\x00aq\x01K\x01X\x01\x00\x00\x00bq\x02]q\x03(K\x01K\x02eu."))
shared = ["s"]
again = pickle.loads(pickle.dumps([shared, shared]))
print(again[0] is again[1], pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
