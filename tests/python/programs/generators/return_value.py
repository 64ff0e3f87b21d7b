def g():
    yield 1
    return "result"
def h():
    r = yield from g()
    print("got", r)
    yield 2
print(list(h()))
it = g()
next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value, e.args)
def empty():
    return
    yield
print(list(empty()), next(empty(), "none"))
