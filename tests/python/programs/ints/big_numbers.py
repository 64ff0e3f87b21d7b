def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)
print(factorial(60))
print(factorial(200) // factorial(198))
a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print(a, len(str(3 ** 500)), str(7 ** 123)[-20:], -(10 ** 50) // 7, -(10 ** 50) % 7)
print((10**50 + 1) * (10**50 - 1) == 10**100 - 1, 10**50 > 10**49, -(10**50) < 0, hash(10**50), hash(-(10**50)), hash(2**61 - 1), hash(-1), hash(2**61))
