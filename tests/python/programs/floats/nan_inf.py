nan, inf = float("nan"), float("inf")
print(nan == nan, nan != nan, nan < 1, nan > 1, [nan] == [nan], nan in [nan], (nan,) == (nan,), inf == inf, inf > 10**1000, inf - inf, inf * 0, -inf, inf // 2, 5 % inf, -5 % inf, 5.0 // inf, -5.0 // inf, max(nan, 1), max(1, nan), sorted([3, inf, -inf, 1]))
