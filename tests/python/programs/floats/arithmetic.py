for a in (1.5, -2.25, 0.0, 1e308, -7.0):
    for b in (0.5, -3.0, 2, 1e-308, 7):
        print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))
