for spec in ("", "f", ".0f", ".2f", "10.3f", "010.3f", "<10.1f|", "+.2f", " .2f", "e", ".3e", "E", "g", ".3g", "G", "%", ".1%", ",", ",.2f", "_.1f", "n", ".3", ".10", "10", "*^12.2f", "=+10", "#.0f", "#g", "z.1f", "012,.2f", ".0e", "F", "020g"):
    for x in (0.0, -0.0, 3.14159, -1234567.891, 1e20, 1e-7, float("inf"), float("nan"), -0.04):
        try:
            print(repr(spec), x, "[" + format(x, spec) + "]")
        except Exception as e:
            print(repr(spec), x, type(e).__name__, e)
