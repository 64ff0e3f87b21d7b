def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
a, b = counter(), counter()
print(a(), a(5), b())
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
x = 1
def glob():
    global x
    x = 2
glob(); print(x)
