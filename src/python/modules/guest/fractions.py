"""Rational numbers."""

import math
from numbers import Complex, Rational

__all__ = ["Fraction"]

_FORMAT = r"""
    \A\s* (?P<sign>[-+]?) (?=\d|\.\d) (?P<num>\d*|\d+(_\d+)*)
    (?: (?:/(?P<denom>\d+(_\d+)*))? | (?:\.(?P<decimal>\d*|\d+(_\d+)*))? (?:E(?P<exp>[-+]?\d+(_\d+)*))? )
    \s*\Z"""


def _parsed(text):
    import re
    found = re.match(_FORMAT, text, re.VERBOSE | re.IGNORECASE)
    if found is None:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    numerator = int(found["num"] or "0")
    denominator = 1
    if found["denom"]:
        denominator = int(found["denom"])
    else:
        if found["decimal"]:
            decimal = found["decimal"].replace("_", "")
            denominator = 10 ** len(decimal)
            numerator = numerator * denominator + int(decimal)
        if found["exp"]:
            exponent = int(found["exp"])
            if exponent >= 0:
                numerator *= 10 ** exponent
            else:
                denominator *= 10 ** -exponent
    return -numerator if found["sign"] == "-" else numerator, denominator


def _operator(name, exact, approximate):
    """The methods __name__ and __rname__ of Fraction."""

    def forward(a, b):
        if isinstance(b, Fraction):
            return exact(a, b)
        if isinstance(b, int):
            return exact(a, Fraction(b))
        if isinstance(b, float):
            return approximate(float(a), b)
        if isinstance(b, complex):
            return approximate(complex(a), b)
        return NotImplemented

    def backward(b, a):
        if isinstance(a, Rational):
            return exact(Fraction(a), b)
        if isinstance(a, float):
            return approximate(a, float(b))
        if isinstance(a, complex):
            return approximate(a, complex(b))
        return NotImplemented

    forward.__name__, backward.__name__ = f"__{name}__", f"__r{name}__"
    return forward, backward


def _is_decimal(value):
    return type(value).__name__ == "Decimal" and hasattr(value, "is_finite")


class Fraction(Rational):
    """numerator / denominator, in lowest terms."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, float) or hasattr(numerator, "as_integer_ratio"):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            numerator, denominator = _parsed(numerator)
        elif isinstance(numerator, Rational) and isinstance(denominator, Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        divisor = math.gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        self._numerator, self._denominator = numerator // divisor, denominator // divisor
        return self

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return cls(*dec.as_integer_ratio())

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction with a denominator of at most this."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        low, high = (0, 1), (1, 0)
        n, d = self._numerator, self._denominator
        while True:
            whole = n // d
            step = low[1] + whole * high[1]
            if step > max_denominator:
                break
            low, high = high, (low[0] + whole * high[0], step)
            n, d = d, n - whole * d
        count = (max_denominator - low[1]) // high[1]
        nearer, other = Fraction(low[0] + count * high[0], low[1] + count * high[1]), Fraction(*high)
        return other if abs(other - self) <= abs(nearer - self) else nearer

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    __add__, __radd__ = _operator("add", lambda a, b: Fraction(
        a._numerator * b.denominator + b.numerator * a._denominator, a._denominator * b.denominator), lambda a, b: a + b)
    __sub__, __rsub__ = _operator("sub", lambda a, b: Fraction(
        a._numerator * b.denominator - b.numerator * a._denominator, a._denominator * b.denominator), lambda a, b: a - b)
    __mul__, __rmul__ = _operator("mul", lambda a, b: Fraction(
        a._numerator * b.numerator, a._denominator * b.denominator), lambda a, b: a * b)
    __truediv__, __rtruediv__ = _operator("truediv", lambda a, b: Fraction(
        a._numerator * b.denominator, a._denominator * b.numerator), lambda a, b: a / b)
    __floordiv__, __rfloordiv__ = _operator("floordiv", lambda a, b: (
        a._numerator * b.denominator) // (a._denominator * b.numerator), lambda a, b: a // b)
    __divmod__, __rdivmod__ = _operator("divmod", lambda a, b: (a // b, a - b * (a // b)), divmod)
    __mod__, __rmod__ = _operator("mod", lambda a, b: a - b * (a // b), lambda a, b: a % b)

    def __pow__(a, b):
        if not isinstance(b, Rational):
            return float(a) ** b
        if b.denominator != 1:
            return float(a) ** float(b)
        power = b.numerator
        if power >= 0:
            return Fraction(a._numerator ** power, a._denominator ** power)
        if a._numerator == 0:
            raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
        return Fraction(a._denominator ** -power, a._numerator ** -power)

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** b._numerator if b._denominator == 1 else a ** float(b)

    def __pos__(self):
        return Fraction(self._numerator, self._denominator)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    __trunc__ = __int__

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2
            if twice == self._denominator:
                return floor + floor % 2
            return floor + (twice > self._denominator)
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, 2 ** 61 - 1)
        except ValueError:
            number = 314159
        else:
            number = hash(hash(abs(self._numerator)) * inverse)
        result = number if self._numerator >= 0 else -number
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return b == 0.0 if a._numerator == 0 and b == 0 else not (math.isnan(b) or math.isinf(b)) and a == Fraction(b)
        if _is_decimal(b):
            return b.is_finite() and a == Fraction(b)
        return NotImplemented

    def _compare(self, other, answer):
        if isinstance(other, Rational):
            return answer(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return answer(0.0, other)
            return answer(self, Fraction(other))
        if _is_decimal(other):
            return answer(self, Fraction(other)) if other.is_finite() else answer(0.0, float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, lambda x, y: x < y)

    def __gt__(a, b):
        return a._compare(b, lambda x, y: x > y)

    def __le__(a, b):
        return a._compare(b, lambda x, y: x <= y)

    def __ge__(a, b):
        return a._compare(b, lambda x, y: x >= y)

    def __bool__(self):
        return bool(self._numerator)

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self
