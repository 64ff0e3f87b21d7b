a = b = [1]
a += [2]
print(a, b, a is b)
a = a + [3]
print(a, b, a is b)
rows = [[0] * 2] * 2
rows[0][0] = 1
print(rows)
rows = [[0] * 2 for _ in range(2)]
rows[0][0] = 1
print(rows)
a *= 2
print(a)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)
