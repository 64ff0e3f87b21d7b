def make_counter(start=0):
    count = start

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = start

    increment.reset = reset
    return increment


one, two = make_counter(), make_counter(10)
print(one(), one(5), two(), one.reset(), one(), two())
functions = [lambda n=n: n * 10 for n in range(3)]
late = [lambda: n for n in range(3)]
print([function() for function in functions], [function() for function in late], one.__closure__[0].cell_contents, one.__code__.co_varnames)


def decorate(prefix, *, upper=False):
    def wrap(function):
        def inner(*args, **kwargs):
            text = f"{prefix}{function(*args, **kwargs)}"
            return text.upper() if upper else text

        inner.__name__ = function.__name__
        return inner

    return wrap


@decorate("> ", upper=True)
@decorate("* ")
def hello(name, punctuation="!"):
    return f"hello {name}{punctuation}"


print(hello("x"), hello("y", punctuation="?"), hello.__name__)
