def log(v):
    print("eval", v)
    return v
print({log(k): log(v) for k, v in [(1, 2), (3, 4)]})
print([log(x) for x in log([1, 2]) if log(x > 1)])
g = (log(x) for x in log([5]))
print("created")
print(list(g))
