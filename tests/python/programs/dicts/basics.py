d = {"a": 1, "b": 2}
d["c"] = 3
d["a"] = 10
print(d, d["a"], d.get("z"), d.get("z", 0), "a" in d, 1 in d, len(d), list(d), list(d.keys()), list(d.values()), list(d.items()), d.pop("a"), d.pop("zz", None), d)
del d["b"]
d.update({"x": 1}, y=2)
d.update([("z", 3)])
print(d, d.setdefault("x", 99), d.setdefault("new"), d.popitem(), d, dict(a=1, b=2), dict([(1, 2)]), dict({"k": 1}, j=2), dict(zip("ab", (1, 2))), {}, dict())
d.clear()
print(d, bool(d), {**{"a": 1}, "b": 2, **{"a": 3}}, {1: "a", 1.0: "b", True: "c"}, dict.fromkeys([1, 2]), dict.fromkeys("ab", 0))
