for s in ("", "a", "a'b", 'a"b', "a'b\"c", "\n\t\r\\", "\x00\x1f\x7f", "é", "\xa0", "\u2028", "日本", "😀", "\ud800", "\u200b", "\x85", "ÿ", "\ufeff", "\U000e0001", "\xad"):
    print(repr(s), ascii(s), len(s))
