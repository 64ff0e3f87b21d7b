"""Averages and spreads of numbers."""

import math
from fractions import Fraction

__all__ = ["StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", "linear_regression",
           "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance",
           "quantiles", "stdev", "variance"]


class StatisticsError(ValueError):
    pass


def _kind(values):
    """The type of what is computed from values: the widest of theirs."""
    kinds = {type(value) for value in values}
    if kinds <= {int, bool}:
        return int
    for kind in (float, Fraction):
        if kind in kinds:
            return kind
    return next((kind for kind in kinds if kind not in (int, bool)), int)


def _converted(value, kind):
    if kind is Fraction or type(value) is kind:
        return value
    if kind is int and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        return kind(value.numerator) / kind(value.denominator)


def _sum(values):
    if any(isinstance(value, float) and not math.isfinite(value) for value in values):
        return sum(values)
    return sum((Fraction(value) for value in values), Fraction(0))


def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("mean requires at least one data point")
    return _converted(_sum(data) / len(data), _kind(data))


def fmean(data, weights=None):
    data = [float(value) for value in data]
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return math.fsum(data) / len(data)
    weights = [float(weight) for weight in weights]
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.fsum([value * weight for value, weight in zip(data, weights)]) / total


def geometric_mean(data):
    try:
        return math.exp(fmean([math.log(value) for value in data]))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if min(data) < 0:
        raise StatisticsError("harmonic mean does not support negative values")
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    if 0 in data:
        return 0
    quotients = [weight / value if weight else 0 for weight, value in zip(weights, data)]
    return _converted(_sum(weights) / _sum(quotients), _kind(quotients))


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data, len(data)


def median(data):
    data, n = _sorted(data)
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data, n = _sorted(data)
    return data[(n - 1) // 2]


def median_high(data):
    data, n = _sorted(data)
    return data[n // 2]


def median_grouped(data, interval=1):
    data, n = _sorted(data)
    middle = data[n // 2]
    below = sum([value < middle for value in data])
    return float(middle) - interval / 2 + interval * (n / 2 - below) / data.count(middle)


def _counts(data):
    counts = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    return counts


def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    if method == "inclusive":
        for i in range(1, n):
            at, delta = divmod(i * (size - 1), n)
            result.append((data[at] * (n - delta) + data[at + 1] * delta) / n)
        return result
    if method == "exclusive":
        for i in range(1, n):
            at = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - at * n
            result.append((data[at - 1] * (n - delta) + data[at] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


def _squares(data, center):
    """The sum of the squares of the distances from the mean."""
    exact = [Fraction(value) for value in data]
    center = sum(exact, Fraction(0)) / len(exact) if center is None else Fraction(center)
    return sum([(value - center) ** 2 for value in exact], Fraction(0))


def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("variance requires at least two data points")
    return _converted(_squares(data, xbar) / (len(data) - 1), _kind(data))


def pvariance(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pvariance requires at least one data point")
    return _converted(_squares(data, mu) / len(data), _kind(data))


def _root(square, kind):
    """The square root of a Fraction, rounded once."""
    if kind not in (int, float, Fraction):
        return (kind(square.numerator) / kind(square.denominator)).sqrt()
    n, d = square.numerator, square.denominator
    shift = max(0, (120 - n.bit_length() + d.bit_length()) // 2)
    scaled = math.isqrt((n << 2 * shift) // d)
    exact = scaled * scaled * d == n << 2 * shift
    return (scaled * 2 + (not exact)) / (2 << shift)  # an odd last bit rounds as what was cut off would


def stdev(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(_squares(data, xbar) / (len(data) - 1), _kind(data))


def pstdev(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(_squares(data, mu) / len(data), _kind(data))


def _paired(x, y, what):
    if len(x) != len(y):
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    return math.fsum(x) / len(x), math.fsum(y) / len(y)


def covariance(x, y, /):
    x_mean, y_mean = _paired(x, y, "covariance")
    return math.fsum([(a - x_mean) * (b - y_mean) for a, b in zip(x, y)]) / (len(x) - 1)


def correlation(x, y, /):
    x_mean, y_mean = _paired(x, y, "correlation")
    both = math.fsum([(a - x_mean) * (b - y_mean) for a, b in zip(x, y)])
    squares = math.fsum([(a - x_mean) ** 2 for a in x]) * math.fsum([(b - y_mean) ** 2 for b in y])
    if not squares:
        raise StatisticsError("at least one of the inputs is constant")
    return both / math.sqrt(squares)


def linear_regression(x, y, /, *, proportional=False):
    from collections import namedtuple
    x_mean, y_mean = (0.0, 0.0) if proportional else _paired(x, y, "linear regression")
    both = math.fsum([(a - x_mean) * (b - y_mean) for a, b in zip(x, y)])
    square = math.fsum([(a - x_mean) ** 2 for a in x])
    if not square:
        raise StatisticsError("x is constant")
    slope = both / square
    return namedtuple("LinearRegression", ("slope", "intercept"))(slope, 0.0 if proportional else y_mean - slope * x_mean)
