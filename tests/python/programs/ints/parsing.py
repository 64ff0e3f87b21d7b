for text in ("12", " 12 ", "+5", "-5", "1_000", "0", "-0", "000", "\n7\t", "٣"):
    print(repr(text), int(text))
for text, base in (("ff", 16), ("0xff", 16), ("0xFF", 0), ("0b101", 0), ("0o17", 0), ("101", 2), ("z", 36), ("0", 0), ("-0x10", 16), ("1_0", 2)):
    print(text, base, int(text, base))
