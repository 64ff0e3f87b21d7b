class A:
    x = 1
    def m(self): return 2
a = A()
setattr(a, "y", 5)
print(getattr(a, "x"), getattr(a, "nope", "dflt"), hasattr(a, "y"), hasattr(a, "z"), a.__dict__, vars(a), getattr(a, "m")(), callable(a.m), callable(a.x), callable(A))
delattr(a, "y")
for f in (lambda: a.y, lambda: delattr(a, "y"), lambda: A.nope, lambda: getattr(a, "q"), lambda: None.x, lambda: (5).x, lambda: "a".x, lambda: [].x, lambda: A.m.x, lambda: a.m.x, lambda: len.x, lambda: int.x, lambda: (lambda: 0).x):
    try:
        f()
    except AttributeError as e:
        print(e)
for target in ("a.m.x = 1", "len.x = 1", "int.x = 1", "(5).x = 1", "None.x = 1", "'a'.upper = 1"):
    try:
        setattr(eval(target.split(".")[0]) if False else {"a": a.m, "l": len, "i": int, "(": 5, "N": None, "'": "a"}[target[0]], "upper", 1)
    except (AttributeError, TypeError) as e:
        print(e)
