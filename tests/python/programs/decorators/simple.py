def twice(f):
    return lambda *a: f(f(*a))
def tag(name, **k):
    def deco(f):
        f.tag = (name, k)
        return f
    return deco
@twice
def inc(n): return n + 1
@tag("t", x=1)
@twice
def dbl(n): return n * 2
@tag("cls")
class C: pass
@(lambda f: 5)
def five(): pass
print(inc(1), dbl(2), dbl.tag, C.tag, five)
