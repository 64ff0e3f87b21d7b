from decimal import *

getcontext().prec = 40
for text in ("2", "0.5", "10", "1.0000001", "123456.789", "1E-20"):
    n = Decimal(text)
    print(text, n.sqrt(), n.exp() if n < 100 else "", n.ln(), n.log10(), n ** 3, n ** -2, n ** Decimal("0.5"), sep="\n  ")
getcontext().prec = 9
a, b = Decimal("-12.345"), Decimal("7.0")
print(a.compare(b), a.max(b), a.min(b), a.max_mag(b), a.copy_sign(b), a.copy_abs(), a.copy_negate(), a.fma(b, 1), a.remainder_near(b), a.scaleb(2), a.logb(), a.adjusted(), a.same_quantum(b))
print(a.next_plus(), a.next_minus(), a.to_integral_value(), a.to_integral_exact(ROUND_FLOOR), a.as_tuple(), a.as_integer_ratio(), a.number_class(), a.is_signed(), a.is_zero(), b.normalize(), b.compare_total(Decimal(7)))
print(Decimal("123E+7").to_eng_string(), Decimal("1E-7"), Decimal("0E-7"), Decimal("0.000001"), Decimal("1e6"), Decimal("12E+3"), Decimal("NaN123"), Decimal("-sNaN"), Decimal("Infinity"))
import math
print(math.floor(a), math.ceil(a), math.trunc(a), round(a, 1), a.__round__(), Decimal.from_float(0.25), a == a.copy_abs() * -1, a + True)
