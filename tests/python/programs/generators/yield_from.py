def inner():
    try:
        x = yield 1
        print("inner got", x)
        yield x
    except KeyError as e:
        print("inner caught", e)
        yield "recovered"
    finally:
        print("inner done")
def outer():
    yield from inner()
    yield from "ab"
    yield from [1, 2]
it = outer()
print(next(it), it.send("s"), list(it))
it = outer()
next(it)
print(it.throw(KeyError("k")), next(it))
it = outer()
next(it)
it.close()
try:
    list((lambda: (yield from 5))())
except TypeError as e:
    print(e)
