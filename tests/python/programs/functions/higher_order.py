def compose(*fs):
    def run(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return run
def partial(f, *a, **k):
    return lambda *b, **l: f(*a, *b, **{**k, **l})
print(compose(str, lambda x: x + 1, abs)(-5), partial(max, 3)(1, 9), partial(sorted, reverse=True)([1, 3, 2]), (lambda f: f(f))(lambda f: "self"), (lambda *a, **k: (a, k))(1, x=2))
Y = lambda f: (lambda x: x(x))(lambda y: f(lambda *a: y(y)(*a)))
print(Y(lambda fac: lambda n: 1 if n < 2 else n * fac(n - 1))(10))
