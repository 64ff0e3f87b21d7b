for f in (lambda: 1.0 / 0, lambda: 1.0 // 0.0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0.0 ** -1, lambda: 10.0 ** 400, lambda: 10 ** 400 * 1.0, lambda: float(10**400), lambda: 10**400 / 3):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
