def f(x, acc=[]):
    acc.append(x)
    return acc
print(f(1), f(2), f(3, []), f.__defaults__)
n = 1
def g(a=n, *, b=n + 1): return a, b
n = 10
print(g(), g.__kwdefaults__, g.__defaults__)
