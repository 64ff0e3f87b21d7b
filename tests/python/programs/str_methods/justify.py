for s in ("", "a", "abc", "é"):
    print(repr(s.ljust(4)), repr(s.rjust(4)), repr(s.center(4)), repr(s.center(5, "*")), repr(s.ljust(2, "-")), repr(s.zfill(4)), repr(("-" + s).zfill(5)), repr(("+" + s).zfill(3)))
for f in (lambda: "a".center(5, "ab"), lambda: "a".ljust("x"), lambda: "a".rjust(3, "")):
    try:
        f()
    except TypeError as e:
        print(e)
