x = 1
def f():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 2
    return x
print(f(), x)
def g():
    for i in []:
        pass
    try:
        return i
    except UnboundLocalError as e:
        return str(e)
print(g())
def h():
    y = 1
    del y
    try:
        y
    except UnboundLocalError as e:
        print(e)
h()
def k():
    x += 1
try:
    k()
except UnboundLocalError as e:
    print(e)
