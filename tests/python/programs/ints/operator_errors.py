for f in (lambda: 1 + "a", lambda: "a" + 1, lambda: 1 - None, lambda: [] * [], lambda: {} | 1, lambda: 1 @ 2, lambda: -"a", lambda: ~1.5, lambda: +[], lambda: 5 % "a", lambda: "a" - "b", lambda: None ** 2, lambda: 1.5 << 1, lambda: 2 // "x", lambda: 1 & 1.0, lambda: divmod(1, "a"), lambda: pow("a", 2), lambda: pow(1, 2, "a"), lambda: abs("x"), lambda: round("x"), lambda: -None):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
