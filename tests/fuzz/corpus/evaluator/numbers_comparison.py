print(1 < 2 < 3, 1 < 3 < 2, True + True, True == 1, 2**53 == float(2**53), 2**53 + 1 == float(2**53), 1.0 in [1], hash(1.0) == hash(1))
