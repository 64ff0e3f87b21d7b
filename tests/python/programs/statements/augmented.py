a = 5; a += 1; a -= 2; a *= 3; a //= 2; a **= 2; a %= 7; a <<= 3; a >>= 1; a |= 1; a ^= 2; a &= 7; print(a)
l = [1, 2]; l[0] += 10; l += [3]; d = {"k": 1}; d["k"] *= 5
class O: v = 1
O.v += 4; print(l, d, O.v)
t = (1,); t += (2,); s = "a"; s *= 3; print(t, s)
