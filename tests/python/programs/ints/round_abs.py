print(round(15, -1), round(25, -1), round(-15, -1), round(1234567, -3), round(5), round(5, 2), abs(-5), abs(-(10**30)), -True, +True, ~True)
print((5).__floor__(), (5).__ceil__(), (5).__round__(-1), (5).__trunc__())
