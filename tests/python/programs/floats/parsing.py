for t in ("1", "1.5", " -1.5e3 ", "inf", "-Infinity", "nan", "1_0.5", ".5", "5.", "1e5", "1E-5", "+.5e+2", "infinity", "0x10", "", "1e", "abc", "1__0", "1 2", ".", "e5", "--1", "1_", "_1"):
    try:
        print(repr(t), float(t))
    except ValueError as e:
        print(e)
for v in (None, [], b"1.5", "１.５"):
    try:
        print(float(v))
    except (TypeError, ValueError) as e:
        print(e)
