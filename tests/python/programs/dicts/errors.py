d = {"a": 1}
for f in (lambda: d["b"], lambda: d[1], lambda: d[None], lambda: d[("x", 1)], lambda: d.pop("b"), lambda: {}.popitem(), lambda: d[[]], lambda: {[]: 1}, lambda: {{}: 1}, lambda: d + d, lambda: d < d, lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(["abc"]), lambda: d.update(5), lambda: d.get(), lambda: d.nope, lambda: hash(d), lambda: d.pop(), lambda: dict(1, 2), lambda: d | 5, lambda: d.get([]), lambda: [] in d, lambda: {**5}, lambda: d.setdefault(), lambda: d.keys()[0], lambda: {1: 2}.items()[0]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, e.args)
try:
    del d["zz"]
except KeyError as e:
    print(repr(e))
