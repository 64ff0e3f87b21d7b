s = "abcabcé"
print(s.find("c"), s.find("c", 3), s.find("x"), s.find(""), s.find("", 3), s.find("", 100), s.find("a", -4), s.find("é"), s.rfind("a"), s.rfind("a", 0, 3), s.rfind(""), s.find("bc", 1, 3), s.find("bc", 1, 2), s.find("a", None, None), s.index("b"), s.rindex("b"))
for f in (lambda: s.index("z"), lambda: s.rindex("z"), lambda: s.find(1), lambda: s.find(), lambda: s.find("a", "b")):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
