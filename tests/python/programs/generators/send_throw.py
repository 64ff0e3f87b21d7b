def g():
    got = None
    while True:
        try:
            got = yield got
        except ValueError as e:
            got = f"caught {e}"
it = g()
print(next(it), it.send(1), it.throw(ValueError("v")), it.send(2), it.throw(ValueError))
it.close()
try:
    next(it)
except StopIteration as e:
    print(repr(e))
fresh = g()
try:
    fresh.send(1)
except TypeError as e:
    print(e)
try:
    fresh.throw(KeyError("k"))
except KeyError as e:
    print(repr(e))
print(list(fresh))
