s = "  xx hello xx \t\n"
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr("xxhixx".strip("x")), repr("abcba".lstrip("ab")), repr("abcba".rstrip("ab")), repr("".strip()), repr("\u2003a\u00a0".strip()), repr("aaa".strip("a")), repr(" a ".strip(None)), repr("a".strip("")))
try:
    "a".strip(1)
except TypeError as e:
    print(e)
