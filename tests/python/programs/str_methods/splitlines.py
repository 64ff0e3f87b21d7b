for s in ("a\nb", "a\nb\n", "a\r\nb\rc", "", "\n", "a\n\nb", "a\x0bb\x0cc\x1cd\x85e\u2028f", "x\r\n"):
    print(s.splitlines(), s.splitlines(True), s.splitlines(keepends=False))
