a = [1, 2]
d = {"x": 1}
print([*a, 3, *a], (*a, *"b"), {*a, 5} == {1, 2, 5}, {**d, "y": 2, **{"x": 9}}, [*{}, *()], *a, sep=",")
def f(*args, **kw): return args, kw
print(f(*a, 0, *a, **d, z=1, **{"w": 2}))
for bad in (lambda: [*5], lambda: {**[1]}, lambda: {*5}, lambda: (*None,)):
    try:
        bad()
    except TypeError as e:
        print(e)
