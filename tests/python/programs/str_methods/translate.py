t = str.maketrans("abc", "xyz", "d")
print("aabbccdd".translate(t), t, str.maketrans({"a": "1", 98: None, "c": "long"}), "abc".translate({97: "A", 98: None, 99: 100}), "abc".translate(str.maketrans({"a": "aa"})))
for f in (lambda: str.maketrans("ab", "x"), lambda: str.maketrans(5), lambda: str.maketrans({"ab": 1})):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
