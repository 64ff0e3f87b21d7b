def log(x):
    print("eval", x if not callable(x) else "f")
    return x
def f(*a, **k):
    return a, k
print(f(log(1), *log([2, 3]), log(4), x=log(5), **log({"y": 6}), z=log(7)))
print(log(f)(log(1)))
def g(a=log("default"), b: log("annotation") = log("default b")) -> log("return"): pass
