for spec in ("", "5", "<5", ">5", "^5", "*^6", ".2", "5.2", ">5.1s", "s", "05", "-<8", "é>4", "^^5", "<", ".0", "=5", "+", ",", "d", "x", "#", " "):
    for s in ("", "ab", "abcdef", "é"):
        try:
            print(repr(spec), repr(format(s, spec)))
        except Exception as e:
            print(repr(spec), type(e).__name__, e)
