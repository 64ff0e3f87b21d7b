def numbers(n):
    for i in range(n):
        yield i


def odd(source):
    for i in source:
        if i & 1:
            yield i


def both(n):
    yield from numbers(n)
    yield from odd(numbers(n))


print(sum(both(200_000)), sum(x * 2 for x in odd(numbers(200_000))))
