a = list(range(10))
a[2:4] = ["x", "y", "z"]
print(a)
a[:0] = [-1]
print(a)
a[5:] = []
print(a)
a[::2] = "abc"
print(a)
del a[1:3]
print(a)
a[1:1] = range(3)
print(a)
del a[::2]
print(a)
a[:] = (9, 8, 7)
print(a)
a[3:] = [1]
a[10:20] = [5]
a[2:1] = ["m"]
print(a)
del a[-1], a[0]
print(a)
for f in (lambda: a.__setitem__(slice(None, None, 2), [1]), lambda: a.__setitem__(slice(0, 1), 5), lambda: a[::0]):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
