for v in (0.1, 1e16, 1.5, 0.1 + 0.2, 1e-7, 123456789012345678.0, 1e22, 1e23, -0.0, 5e-324, 1.7976931348623157e308, float("inf"), float("nan"), 1/3, 100.0, 2.5e-5): print(v, repr(v))
print(7.5 // 2, -7.5 % 2, 2 ** 0.5, round(2.675, 2), round(2.5), round(-1.5), 3.0 == 3, 1e3.is_integer(), (0.75).as_integer_ratio(), float("1_0.5"), int(1e20))
