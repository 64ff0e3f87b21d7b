s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), s == slice(1, 10, 2), s.indices(5), slice(None, None, -1).indices(4), slice(-3, None).indices(10), "abcdefghij"[s], [0, 1, 2][slice(1, None)])
class C:
    def __getitem__(self, key): return key
c = C()
print(c[1], c[1:2], c[1:2, 3], c[...], c[:, ::2], c[()], c[-1:], c["a":"b"], c[1, 2])
for f in (lambda: slice(), lambda: hash(slice(1)), lambda: slice(0, 5, 0).indices(3), lambda: "abc"["a":], lambda: [1][1.5:], lambda: [1][::"x"]):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
