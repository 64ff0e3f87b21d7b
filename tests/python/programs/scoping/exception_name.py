e = "kept?"
try:
    raise ValueError("x")
except ValueError as e:
    pass
try:
    print(e)
except NameError as err:
    print(err)
def f():
    try:
        1 / 0
    except ZeroDivisionError as z:
        g = lambda: z
    try:
        return g()
    except NameError as n:
        return str(n)
print(f())
