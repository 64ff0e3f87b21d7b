def add(a, b=1, *rest, scale=1):
    return (a + b) * scale


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


total = 0
for i in range(200_000):
    total += add(i, 2, scale=3)
print(total, fib(22))
