for s in ("", "a", "A", "1", "a1", " ", "é", "²", "٣", "½", "\n", "_a", "1a", "Ab Cd", "AB", "ab", "ǅ", "Ⅷ", "a b", "\x00", "日本", "class"):
    print(ascii(s), s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isidentifier(), s.isprintable(), s.isascii())
