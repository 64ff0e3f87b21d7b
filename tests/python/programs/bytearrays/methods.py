def attempt(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
a = bytearray(b"hello")
a.append(33); a.extend(b" x"); a.extend([65, 66]); a.insert(0, 62); a += b"end"; a *= 2
print(a, len(a), a[0], a[-1], a[1:4], a[::-3], a.pop(), a.pop(0), a.count(b"l"), a.find(b"x"), a.index(120), 104 in a, b"lo" in a)
del a[0]; del a[2:5]; del a[::2]
print(a, a == bytes(a), bytes(a) == a, a < b"z", hash(bytes(a)) == hash(bytes(a)), a.copy() is a)
a[0] = 65; a[1:3] = b"12345"; a[::2] = bytes(len(a[::2]))
print(a, a.hex(), bytearray.fromhex("0a ff"), bytearray(3), bytearray("é", "latin-1"), bytearray([1, 2]), bytearray())
a.reverse(); a.remove(49); print(a, a.clear(), a)
for f in (lambda: bytearray("a"), lambda: bytearray(-1), lambda: bytearray([256]), lambda: a.append(256), lambda: a.append("x"),
          lambda: a.pop(), lambda: bytearray(b"ab").pop(5), lambda: a.remove(1), lambda: a.extend("ab"), lambda: a + "x", lambda: bytearray(b"a")[3],
          lambda: bytearray(b"a")["x"], lambda: a.__setitem__(slice(0, 1), "x"), lambda: bytearray(b"abcd").__setitem__(slice(None, None, 2), b"1"),
          lambda: hash(a), lambda: bytearray(5.5), lambda: bytearray(b"a").__setitem__(0, "b"), lambda: bytes([1]) % 3):
    print(attempt(f))
b = bytearray(b"abc def")
print(b.upper(), b.title(), b.split(), b.partition(b" "), b.replace(b"c", b"C"), b.center(11, b"*"), b.zfill(9), b.startswith(b"ab"), b.translate(bytes.maketrans(b"ab", b"xy"), b"c"), bytearray(b"%d-%s") % (5, b"q"), b.decode(), b.isalpha(), b.join([b"1", bytearray(b"2")]), list(b)[:2], repr(b * 0))
m = memoryview(b)
print(m[0], m[-1], bytes(m[1:3]), m[::2].tobytes(), m.tolist()[:2], len(m), m.readonly, memoryview(b"x").readonly, m.format, m.itemsize, m.nbytes, m.shape, m.strides, m == b, m[1:2] == b"b", m.hex(), 98 in m)
m[0] = 65; m[1:3] = b"BC"
print(b, m.obj is b, m.contiguous, m[::2].contiguous, m[::-1].tobytes())
for f in (lambda: memoryview(b"a").__setitem__(0, 1), lambda: m.__setitem__(0, 256), lambda: m.__setitem__(0, "a"), lambda: m.__setitem__(slice(0, 2), b"x"), lambda: m[100], lambda: m["a"], lambda: memoryview("a"), lambda: hash(m), lambda: hash(memoryview(b"a")) == hash(b"a"), lambda: m.__delitem__(0)):
    print(attempt(f))
m.release()
print(attempt(lambda: m[0]), attempt(lambda: len(m)), repr(m)[:9])
with memoryview(b"abc") as v:
    print(v[1:].tobytes(), bytes(v), b"".join([v, b"-"]), bytearray(v), b"x" + v, int.from_bytes(v, "big"))
print(isinstance(bytearray(), bytes), bytearray(b"a") + b"b", b"a" + bytearray(b"b"), type(b"a" + bytearray(b"b")).__name__, type(bytearray(b"a") + b"b").__name__, b"abc".find(bytearray(b"c")), bytes(bytearray(b"q")), iter(bytearray(b"a")).__class__.__name__)
class B(bytearray):
    pass
s = B(b"sub"); s.x = 1
print(s, type(s.upper()).__name__, s.x, repr(s))
match bytearray(b"ab"):
    case [_, _]: print("sequence")
    case bytearray(x): print("bytearray", x)
