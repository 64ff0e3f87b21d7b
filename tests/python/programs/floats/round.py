for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 1234.5678, -1234.5678, 1e20, 0.05):
    print(round(x), round(x, 1), round(x, 2), round(x, -2), round(x, 0), round(x, None))
for x in (float("nan"), float("inf")):
    print(round(x, 2))
    try:
        round(x)
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
try:
    round(1.5, 1.5)
except TypeError as e:
    print(e)
