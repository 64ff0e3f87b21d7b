for f in (lambda: bytes([256]), lambda: bytes("a"), lambda: bytes(-1), lambda: bytes(["a"]), lambda: b"a" + "a", lambda: "a" in b"abc", lambda: b"abc"[5], lambda: b"a" < "a", lambda: 256 in b"a", lambda: bytes(1.5), lambda: b"\xff".decode(), lambda: b"a".join(["b"])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
