a, b = 1, 2
a, b = b, a
(c, d), e = [3, 4], 5
[f, g] = "xy"
h, *i = range(4)
*j, k = "abc"
l, *m, n = [1, 2]
o = p = q = 0
(r), = [7]
s, (t, *u), v = 1, (2, 3, 4), 5
print(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v)
x = [0, 0]
i = 0
i, x[i] = 1, 9
print(i, x)
class O: pass
obj = O()
obj.a, obj.b = 1, 2
print(obj.__dict__)
for a, (b, *c) in [(1, (2, 3)), (4, "xyz")]:
    print(a, b, c)
