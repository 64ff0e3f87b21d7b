for n in (0, 1, -1, 255, 256, -1000, 2**64, -(2**64)):
    print(n, n.bit_length(), n.bit_count(), n.conjugate(), n.real, n.imag, n.numerator, n.denominator, n.as_integer_ratio())
