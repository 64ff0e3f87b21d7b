def deco(tag):
    def wrap(f):
        def inner(*a, **k):
            return f"{tag}:{f(*a, **k)}"
        inner.__name__ = f.__name__
        return inner
    return wrap
@deco("a")
@deco("b")
def add(x, y=1): return x + y
print(add(1), add(1, y=5), add.__name__)
