a, *b, c = range(5); (d, e), f = [1, 2], 3
print(a, b, c, d, e, f, [*range(2), *"ab"], {**{"a": 1}, "b": 2}, (*[1], 2))
x, y = y, x = 1, 2
print(x, y)
a, b = 1, 2, 3
