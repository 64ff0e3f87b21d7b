def average():
    total, count, result = 0, 0, None
    try:
        while True:
            value = yield result
            total, count = total + value, count + 1
            result = total / count
    finally:
        print("closed after", count)


one = average()
next(one)
print([one.send(value) for value in (10, 20, 60)])
one.close()


def delegate():
    result = yield from inner()
    yield f"inner gave {result}"


def inner():
    got = yield 1
    return got


generator = delegate()
print(next(generator), generator.send("x"))
try:
    generator.send(None)
except StopIteration as stop:
    print("stop", stop.value)
