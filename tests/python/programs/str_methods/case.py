for s in ("Hello World", "ÉCOLE straße", "ǆ", "they're bill's", "x1y2 3z", "", "ß", "ŉ", "İ", "ΑΣ", "ﬁ"):
    print(ascii(s.upper()), ascii(s.lower()), ascii(s.title()), ascii(s.capitalize()), ascii(s.swapcase()), ascii(s.casefold()))
