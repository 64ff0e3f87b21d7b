s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.split(", "), s.find("o"), s.rfind("o"), s.count("l"), s.replace("l", "L", 2))
print("  a b ".strip(), "xxaxx".lstrip("x"), "a,b,,c".split(","), " a  b ".split(), "a b c".rsplit(None, 1), "a\nb\r\nc".splitlines(), "abc".partition("b"), "a.b.c".rpartition("."))
print("a".ljust(3, "."), "a".rjust(3), "ab".center(5, "*"), "-42".zfill(6), "abc".startswith(("x", "a")), "abc"[::-1], "abc"[-2:], "tEST".capitalize(), "a\tb".expandtabs(4))
print("abc".isalpha(), "1".isdigit(), "a1".isalnum(), " ".isspace(), "Ab".isupper(), "aB".islower(), "x_1".isidentifier(), "prefix_a".removeprefix("prefix_"), "x".join("abc"), "ab" * 3)
print("äöü".upper(), "ÄÖ".lower(), len("äöü€😀"), "äöü€😀"[3:], "😀"[0], ascii("ä😀"), "straße".upper(), "x".encode(), "é".encode("latin-1"))
print("a-b".translate(str.maketrans("a-", "x_")), "%s" % "é", sorted("hello"), "b" in "abc", "" in "a", "a" < "b", max("abc"))
