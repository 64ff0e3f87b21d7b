import statistics
from decimal import Decimal
from fractions import Fraction

data = [1, 2, 3, 4, 4]
print(statistics.mean(data), statistics.mean([1, 2, 3]), statistics.mean([0.1, 0.2]), statistics.mean([Fraction(1, 2), 1]), statistics.mean([Decimal("0.5"), Decimal("0.75")]))
print(statistics.fmean(data), statistics.fmean([1, 2], [3, 1]), statistics.geometric_mean([54, 24, 36]), statistics.harmonic_mean([40, 60]), statistics.harmonic_mean([40, 60], weights=[5, 30]))
print(statistics.median(data), statistics.median([1, 3, 5, 7]), statistics.median_low([1, 3, 5, 7]), statistics.median_high([1, 3, 5, 7]), statistics.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]))
print(statistics.mode(data), statistics.mode("aabb"), statistics.multimode("aabbc"), statistics.multimode(""), statistics.quantiles(data), statistics.quantiles(range(1, 101), n=10, method="inclusive"))
print(statistics.variance(data), statistics.pvariance(data), statistics.stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), statistics.pstdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), statistics.stdev([1, 2, 3]))
print(statistics.variance([Decimal("27.5"), Decimal("30.25"), Decimal("30.25")]), statistics.variance([Fraction(1, 6), Fraction(1, 2)]), statistics.stdev([Decimal(1), Decimal(3)]))
print(statistics.correlation([1, 2, 3], [2, 4, 7]), statistics.covariance([1, 2, 3], [1, 5, 7]), tuple(statistics.linear_regression([1, 2, 3], [2, 4, 6])))
