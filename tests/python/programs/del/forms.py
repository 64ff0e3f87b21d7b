a = [1, 2, 3, 4]
del a[0], a[-1]
d = {"x": 1, "y": 2}
del d["x"]
class O: pass
o = O()
o.p = 1
del o.p
x = y = 5
del (x, y)
print(a, d, hasattr(o, "p"))
for name in ("x", "y"):
    try:
        {"x": lambda: x, "y": lambda: y}[name]()
    except NameError as e:
        print(e)
del a[:]
print(a)
