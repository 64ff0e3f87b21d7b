print(str(), str(5), str(None), str(b"a"), str(b"h\xc3\xa9", "utf-8"), str(b"\xe9", "latin-1"), str(object=5), str([1, "a"]), str({"a": (1,)}), str(1.0), str("x"))
for f in (lambda: str(b"\xff", "utf-8"), lambda: str("a", "utf-8"), lambda: str(5, "utf-8"), lambda: str(1, 2, 3, 4)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
