for f, a in (("%d", "a"), ("%d", None), ("%s %s", ("a",)), ("%s", ("a", "b")), ("%", 1), ("%y", 1), ("%c", "ab"), ("%c", 1.5), ("%x", 1.5), ("%f", "a"), ("%(a)s", 5), ("%(a)s", {"b": 1}), ("a", 5), ("%(a", {}), ("%d%", 5), ("%c", -1), ("%.s", 5), ("%*d", ("a", 1)), ("abc", ()), ("abc", {}), ("abc", []), ("%s", ())):
    try:
        print(repr(f), f % a)
    except Exception as e:
        print(repr(f), a, type(e).__name__, e)
