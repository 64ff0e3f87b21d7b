for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: 10**30 // 0, lambda: 10**30 % 0, lambda: True / False, lambda: 0 ** -1, lambda: pow(2, 3, 0)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
