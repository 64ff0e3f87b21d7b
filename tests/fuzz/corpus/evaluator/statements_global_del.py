x = 1
del x
try: x
except NameError as e: print(e)
def f():
    y = 1
    del y
    return y
try: f()
except UnboundLocalError as e: print(e)
l = [1, 2, 3]; del l[0], l[0]; print(l)
class C: a = 1
del C.a; print(hasattr(C, "a"))
