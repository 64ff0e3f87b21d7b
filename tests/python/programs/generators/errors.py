def g():
    yield 1
    raise ValueError("inside")
it = g()
print(next(it))
try:
    next(it)
except ValueError as e:
    print(e)
print(next(it, "finished"))
def again():
    next(me)
    yield
me = again()
try:
    next(me)
except ValueError as e:
    print(e)
def stop():
    raise StopIteration(5)
    yield
try:
    next(stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))
