print(str.upper("abc"), list(map(str.strip, [" a", "b "])), str.join(",", ["a", "b"]), sorted(["b", "A", "c"], key=str.lower), str.__len__("abc"), "abc".__contains__("b"), "abc".__getitem__(1), "a".__add__("b"), "a".__mul__(3), "a".__eq__(1), "abc".__len__())
for f in (lambda: str.upper(5), lambda: str.upper(), lambda: "a".upper(1), lambda: "a".nope, lambda: str.join()):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
