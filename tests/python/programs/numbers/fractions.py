from decimal import Decimal
from fractions import Fraction

print(Fraction(3, 6), Fraction("3/7"), Fraction(" -1.25e1 "), Fraction(0.5), Fraction(Decimal("1.1")), Fraction(), repr(Fraction(-4, -6)))
print(Fraction(1, 3) + Fraction(1, 6), Fraction(1, 3) - 1, 2 * Fraction(3, 4), Fraction(1, 2) / Fraction(3, 4), Fraction(7, 2) // 1, Fraction(7, 2) % 1)
print(Fraction(1, 2) ** 3, Fraction(1, 2) ** -2, Fraction(4) ** 0.5, 2 ** Fraction(2), Fraction(1, 3) + 0.5, Fraction(1, 2) * 1j)
print(int(Fraction(-7, 2)), round(Fraction(5, 2)), round(Fraction(7, 2)), round(Fraction(22, 7), 2), round(Fraction(1234), -2), abs(Fraction(-1, 2)), -Fraction(1, 2))
print(Fraction(1, 2) == 0.5, Fraction(1, 2) == Decimal("0.5"), Fraction(2) == 2, Fraction(1, 3) < Fraction(1, 2) < 1 <= Fraction(3, 2), Fraction(1, 3) > 0.3)
print(hash(Fraction(1, 2)) == hash(0.5), hash(Fraction(3)) == hash(3), {Fraction(1, 2): "half"}[0.5])
print(Fraction(3.141592653589793).limit_denominator(1000), Fraction("3.1415926535897932").limit_denominator(7), divmod(Fraction(7, 2), Fraction(2, 3)))
print(float(Fraction(1, 3)), Fraction(7, 3).numerator, Fraction(7, 3).denominator, Fraction.from_float(0.25), Fraction(1, 4).as_integer_ratio(), bool(Fraction(0)))
