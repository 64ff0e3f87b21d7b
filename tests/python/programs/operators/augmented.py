x = 5
x += 1; x -= 2; x *= 3; x //= 2; x **= 2; x %= 7; x <<= 3; x >>= 1; x |= 8; x &= 12; x ^= 5; x /= 2
print(x)
d = {"a": [1]}
d["a"] += [2]
d["a"][0] += 10
d["n"] = 0
d["n"] += 1
print(d)
class A:
    v = 1
a = A()
a.v += 1
print(a.v, A.v)
def idx():
    print("index once")
    return 0
l = [1]
l[idx()] += 5
print(l)
s = "a"
s += "b"
s *= 2
print(s)
t = (1,)
u = t
t += (2,)
print(t, u)
for f in ("x += 'a'", "s += 1", "l += 5"):
    try:
        if f[0] == "x":
            x += "a"
        elif f[0] == "s":
            s += 1
        else:
            l += 5
    except TypeError as e:
        print(e)
