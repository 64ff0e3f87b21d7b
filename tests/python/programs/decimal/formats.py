from decimal import Decimal

values = [Decimal(text) for text in ("0", "-0.00", "1234567.891", "-0.000012345", "1E+10", "9.995", "NaN", "-Infinity", "123")]
for spec in ("", "f", ".2f", ",.2f", "e", ".3e", "E", "g", ".3g", "G", "%", ".1%", "10", "<10", ">10.1f", "^12.2f", "*^14", "+", "+.1f", " ", "010.2f", "=10", "012,.2f", ",", ".0f", "x>9"):
    print(repr(spec), [format(value, spec) for value in values])
print("%s %r %.2f %d" % (values[2], values[3], values[2], values[8]), f"{values[2]!r:>30}|{values[5]:.2f}|{values[5]:.3}")
