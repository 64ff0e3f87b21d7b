x = "outer"
print([x for x in range(3)], x)
def f():
    y = 10
    return [y + i for i in range(3)], {y: i for i in [1]}, list(y for _ in "ab")
print(f())
fs = [lambda: i for i in range(3)]
print([g() for g in fs], [(lambda i=i: i)() for i in range(3)])
class C:
    n = 3
    items = [i for i in range(n)]
    try:
        bad = [n for i in range(2)]
    except NameError as e:
        error = str(e)
print(C.items, C.error)
print([last := n for n in range(4)], last)
try:
    i
except NameError as e:
    print(e)
