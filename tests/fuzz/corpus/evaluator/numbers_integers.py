print(2**100, -7 // 2, -7 % 3, divmod(-7, 2), 10**20 // 3, -10**20 % 7, 0xff, 0b11, 0o17, 1_000)
print((-5) >> 1, 1 << 70, ~5, 5 & 3 | 8 ^ 2, (2**64).bit_length(), int("-12"), int("ff", 16), int(-3.9), round(-2.5), round(1234, -2))
print(hash(2**61), hash(-1), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), pow(3, 100, 7), 10**15 * 10**15)
