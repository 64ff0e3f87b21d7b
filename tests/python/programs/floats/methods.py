for x in (0.0, 1.5, -2.75, 1e20, 0.1):
    print(x.is_integer(), x.as_integer_ratio(), x.hex(), x.real, x.imag, x.conjugate(), hash(x))
print(float.fromhex("0x1.8p3"), float.fromhex("-0x.1p0"), float.fromhex("inf"), float.fromhex("1.5"))
for x in (float("inf"), float("nan")):
    try:
        x.as_integer_ratio()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(hash(float("inf")), hash(-float("inf")), hash(1.0) == hash(1), hash(0.5), hash(-1.0))
