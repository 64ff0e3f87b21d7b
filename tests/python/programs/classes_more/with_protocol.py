class CM:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow
with CM("a") as a, CM("b") as b:
    print(a, b)
with CM("s", True):
    1 / 0
try:
    with CM("o"), CM("i"):
        raise ValueError("v")
except ValueError as e:
    print("caught", e)
with (CM("p") as p, CM("q")):
    print(p)
def f():
    with CM("r"):
        return "returned"
print(f())
for i in range(2):
    with CM(i):
        if i == 0:
            continue
        break
class NoExit:
    def __enter__(self): pass
for make in (NoExit, int):
    try:
        with make():
            pass
    except (TypeError, AttributeError) as e:
        print(e)
class BadEnter(CM):
    def __enter__(self): raise KeyError("enter")
try:
    with BadEnter("x"):
        print("no")
except KeyError as e:
    print(repr(e))
