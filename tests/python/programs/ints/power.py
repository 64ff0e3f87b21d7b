print(2 ** 100, (-3) ** 5, 2 ** -2, 0 ** 0, 7 ** 0, (-2) ** -3, 10 ** 40 % 7)
print(pow(3, 200, 1000007), pow(3, -1, 7), pow(-3, 3, 10), pow(2, 0, 1), pow(5, 3, -7))
try:
    pow(2, -1, 4)
except ValueError as e:
    print(e)
try:
    pow(2, 1.5, 4)
except TypeError as e:
    print(e)
