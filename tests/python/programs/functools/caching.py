import functools


@functools.lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


print([square(n) for n in (2, 3, 2, 4, 3)], square.cache_info())
square.cache_clear()
print(square.cache_info().currsize)


class Report:
    def __init__(self):
        self.calls = 0

    @functools.cached_property
    def total(self):
        self.calls += 1
        return 42


report = Report()
print(report.total, report.total, report.calls, "total" in vars(report))


@functools.singledispatch
def show(value):
    return f"? {value}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
def _(value):
    return "list of " + ", ".join(map(show, value))


print(show(1), show([1, "x"]), show(None), functools.reduce(lambda a, b: a * b, range(1, 6)))
