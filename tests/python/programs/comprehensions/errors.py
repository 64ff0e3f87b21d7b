for f in (lambda: [x for x in 5], lambda: [1 / x for x in [1, 0]], lambda: {[]: 1 for _ in "a"}, lambda: [a for a, b in [(1, 2, 3)]], lambda: list(1 / 0 for _ in "a"), lambda: (x for x in 5), lambda: [undefined for _ in "a"]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
