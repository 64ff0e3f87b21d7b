s = {1}
for f in (lambda: s.remove(2), lambda: set().pop(), lambda: {[]}, lambda: s.add([]), lambda: s + s, lambda: s | [1], lambda: s < [1], lambda: s[0], lambda: hash(s), lambda: set(5), lambda: frozenset([1]).add(2), lambda: [] in s, lambda: s.union(5), lambda: {{1}}, lambda: set(1, 2), lambda: s.remove("key"), lambda: s & 5):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
