for x in b"hi":
    print(x, bytes([x]))
print("%s %r" % (b"a", b"b"), f"{b'x'}", str(b"x"), repr(b"\\"), [b"a", (b"b",)], max(b"abc"), sorted(b"cba"), b"%s-%d" % (b"x", 5), bytes(reversed(b"abc")))
