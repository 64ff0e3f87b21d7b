class Default(dict):
    def __missing__(self, key):
        self[key] = value = [key]
        return value
d = Default(a=1)
print(d["a"], d["b"], d, d.get("zz"), "zz" in d, type(d.copy()), Default([("x", 1)]), isinstance(d, dict), repr(Default()))
class Upper(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)
u = Upper(a=1)
u["b"] = 2
u.update(c=3)
print(u)
