def numbers(n):
    for i in range(n):
        yield i
def squares(it):
    for i in it:
        yield i * i
def odd(it):
    return (i for i in it if i % 2)
print(sum(odd(squares(numbers(20)))), list(zip(numbers(3), squares(numbers(3)))), dict(enumerate(numbers(3))), 4 in squares(numbers(5)), max(numbers(5)), sorted(numbers(3), reverse=True), *numbers(2), [*numbers(2), *squares(numbers(3))])
a, *b = numbers(4)
print(a, b)
