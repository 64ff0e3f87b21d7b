from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, getcontext, localcontext

cent = Decimal("0.01")
prices = [Decimal(text) for text in ("19.99", "5.005", "0.1", "1234567.891", "-2.675")]
for price in prices:
    print(price, price.quantize(cent), price.quantize(cent, ROUND_HALF_UP), price.quantize(cent, rounding=ROUND_DOWN), f"{price:,.2f}", f"{price:>15.3f}", f"{price:+e}", f"{price:%}")
total = sum(prices, Decimal(0))
print(total, total * Decimal("0.19"), (total / 3).quantize(cent), total // 7, total % 7, divmod(total, 7), -total, abs(-total), total ** 2, max(prices), sorted(prices))
with localcontext() as context:
    context.prec = 6
    print(Decimal(1) / 7, Decimal(2).sqrt(), +Decimal("123456789"), context.prec)
print(Decimal(1) / 7, getcontext().prec, Decimal("0.1") + Decimal("0.2") == Decimal("0.3"), Decimal(0.1))
print(round(Decimal("2.5")), round(Decimal("2.675"), 2), int(Decimal("-3.9")), float(Decimal("1e-3")), Decimal("3.0") == 3, hash(Decimal("3.0")) == hash(3), Decimal("0.5") == 0.5, {Decimal(1): "a"}[1])
print(repr(Decimal("1E+5")), str(Decimal("1E-10")), Decimal("100").normalize(), Decimal("-0"), Decimal("1_000.5"), Decimal((1, (1, 2, 3), -2)), Decimal(" 7 "))
