import math
from fractions import Fraction

for wrong in (lambda: Fraction(1, 0), lambda: Fraction("x"), lambda: Fraction("1/0"), lambda: Fraction(1.5, 2), lambda: Fraction([]),
              lambda: Fraction(0) ** -1, lambda: Fraction(1, 2) + "a", lambda: Fraction("1 / 2"), lambda: Fraction(math.inf),
              lambda: Fraction(1, 2).limit_denominator(0), lambda: Fraction(1) < "a"):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(math.floor(Fraction(-7, 2)), math.ceil(Fraction(-7, 2)), math.trunc(Fraction(7, 2)), sum([Fraction(1, 3)] * 3), max(Fraction(1, 3), 0.2))
