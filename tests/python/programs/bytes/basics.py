b = b"abc\x00\xff\n'\""
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], list(b"ab"), b"a" + b"b", b"ab" * 2, b"a" in b, 97 in b, b"" == b"", b"a" < b"b", b"a" == "a", bytes(3), bytes([1, 2]), bytes("é", "utf-8"), bytes(b"x"), b'"', b"'", hash(b"a") == hash(b"a"), bytes(), bytes(range(3)))
