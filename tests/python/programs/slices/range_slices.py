r = range(10, 0, -2)
print(r, list(r), r[0], r[-1], r[1:3], r[::-1], len(r), 4 in r, 5 in r, r.index(4), r.count(4), r == range(10, 1, -2), range(0) == range(5, 5), hash(range(3)) == hash(range(3)), r.start, r.stop, r.step, range(5)[2:], list(range(3, 0)), list(reversed(range(4))), range(10**20)[10**19], len(range(0, 10, 3)), "a" in r, 4.0 in r, bool(range(0)))
for f in (lambda: range(), lambda: range(1.5), lambda: range(1, 2, 0), lambda: range("a"), lambda: r[9], lambda: r.index(99), lambda: range(1, 2, 3, 4), lambda: len(range(10**30))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
