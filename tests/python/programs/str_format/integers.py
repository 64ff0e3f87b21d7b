for spec in ("", "d", "5", "05", "<5", ">5", "^5", "*^7", "=+6", "+", "-", " ", ",", "_", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "#010b", "_b", "_x", "c", "n", "08,", "+,d", "e", "f", ".2f", "g", "%", ".1%", "x>+8d", "0>4", "015,d", "#012_x", "010.2f", "é^9"):
    for n in (65, -65, 1234567):
        try:
            print(repr(spec), n, "[" + format(n, spec) + "]")
        except Exception as e:
            print(repr(spec), n, type(e).__name__, e)
