a = [1, 2, 3]
for f in (lambda: a[3], lambda: a[-4], lambda: a["x"], lambda: a[1.0], lambda: a.pop(5), lambda: [].pop(), lambda: a.remove(9), lambda: a.index(9), lambda: a + (1,), lambda: a + None, lambda: a * "x", lambda: a < 5, lambda: a.insert("x", 1), lambda: list(5), lambda: a.append(), lambda: a.append(1, 2), lambda: a.extend(5), lambda: a.nope, lambda: a(), lambda: list(1, 2), lambda: a.sort(key=1), lambda: a.sort(5), lambda: [1, "a"].sort(), lambda: {[]: 1}, lambda: hash([]), lambda: a.__setitem__(10, 1), lambda: a[10**30], lambda: a.index(1, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    a[5] = 1
except IndexError as e:
    print(e)
try:
    del a[5]
except IndexError as e:
    print(e)
