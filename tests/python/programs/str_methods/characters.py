import hashlib
lines = hashlib.md5()
count = 0
for c in [*range(0x3000), *range(0x3400, 0x3500), *range(0xa640, 0xac00), *range(0xf900, 0x10000), *range(0x10400, 0x10600), *range(0x1d400, 0x1d800), *range(0x1e900, 0x1e960), 0x20001, 0x2f800, 0xe0001]:
    if 0xd800 <= c < 0xe000:
        continue
    s = chr(c)
    f = "".join("01"[x] for x in (s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isprintable(), s.isidentifier(), ("a" + s).isidentifier()))
    line = f"{c:x} {f} {ascii([s.upper(), s.lower(), s.title(), s.swapcase(), s.casefold(), s.capitalize(), ('a' + s).title(), repr(s)])}"
    lines.update(line.encode())
    count += f.count("1")
    if c % 997 == 0:
        print(line)
print(count, lines.hexdigest())
for text in ("ΑΣ ΣΑΣ. Σ", "ὈΔΥΣΣΕΎΣ", "İI", "straße ŉ ﬁ", "ǆ Ǆ ǅ", "O'NEIL o'neil 3rd", "ΜΆΪΟΣ-Σ"):
    print(ascii([text.upper(), text.lower(), text.title(), text.swapcase(), text.casefold(), text.capitalize()]), text.istitle(), text.isupper())
