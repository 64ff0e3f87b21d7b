import numbers
from decimal import Decimal
from fractions import Fraction

for value in (True, 3, 2.5, 1j, Fraction(1, 2), Decimal(1), "x"):
    print(value, [isinstance(value, kind) for kind in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)])
print(issubclass(int, numbers.Real), issubclass(float, numbers.Rational), numbers.Integral.__mro__[:3])
try:
    numbers.Real()
except TypeError as error:
    print("abstract" in str(error))
