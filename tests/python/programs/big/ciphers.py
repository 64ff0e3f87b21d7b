def caesar(s, k): return "".join(chr((ord(c) - (b := 65 if c.isupper() else 97) + k) % 26 + b) if c.isalpha() and c.isascii() else c for c in s)
print(caesar("Hello, World!", 3), caesar(caesar("Round é trip", 5), -5))
def rle(s):
    out, i = "", 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out += f"{j - i}{s[i]}"
        i = j
    return out
print(rle("aaabbc"), rle(""))
def roman(n):
    out = ""
    for v, r in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, n = divmod(n, v)
        out += r * count
    return out
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2026)])
def b64(data):
    table = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    out = ""
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        n = int.from_bytes(chunk + bytes(3 - len(chunk)), "big")
        out += "".join(table[n >> s & 63] for s in (18, 12, 6, 0))[:len(chunk) + 1] + "=" * (3 - len(chunk))
    return out
print(b64(b"hello world"), b64(b""), b64(b"ab"))
def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF
print(hex(crc32(b"123456789")))
