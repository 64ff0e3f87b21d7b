def a(): pass
def b(): return
def c(): return 1, 2
def d(): return *[1], 2
def e():
    for i in range(5):
        if i == 3:
            return i
def f():
    while True:
        try:
            return "try"
        finally:
            pass
print(a(), b(), c(), d(), e(), f())
