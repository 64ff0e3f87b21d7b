for args in ((), (None,), (" ",), (",",), (None, 1), (" ", 2), (",", 0), (", ",), (None, 0), (None, -1)):
    for s in ("a b  c", " a, b ,c ", "", "   ", "abc"):
        print(args, repr(s), s.split(*args), s.rsplit(*args))
print("a,b,c".split(",", maxsplit=1), "a,b,c".rsplit(sep=",", maxsplit=1))
for args in (("",), (1,), (",", "x"), (",", 1, 2)):
    try:
        "a".split(*args)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
