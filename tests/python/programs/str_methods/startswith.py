s = "hello"
print(s.startswith("he"), s.startswith(("x", "he")), s.startswith("l", 2), s.startswith("l", 2, 3), s.startswith(""), s.startswith((), 0), s.endswith("lo"), s.endswith(("x", "o")), s.endswith("l", 0, 4), s.endswith(""), s.startswith("", 5), s.startswith("", 6), s.startswith("hello world"))
for f in (lambda: s.startswith(1), lambda: s.endswith(["a"]), lambda: s.startswith((1,))):
    try:
        f()
    except TypeError as e:
        print(e)
