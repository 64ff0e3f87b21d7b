def outer():
    x = 1
    def inner():
        return x
    x = 2
    return inner
f = outer()
print(f(), f.__closure__[0].cell_contents, f.__code__.co_freevars, outer.__closure__, len(f.__closure__))
def unbound():
    def g():
        return later
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    return g()
print(unbound())
def deleted():
    x = 1
    def g(): return x
    del x
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
deleted()
