d = {"a": 1, "b": 2}
d["c"] = 3; d.update({"d": 4}, e=5); print(d, d.get("z"), d.get("z", 0), d.pop("a"), d.pop("q", None), d.setdefault("f", 6), list(d), len(d))
print(d.items(), d.keys(), d.values(), "b" in d, d | {"x": 1}, dict(zip("ab", [1, 2])), dict(a=1), dict.fromkeys("ab", 0), d == dict(d), list(reversed(d)))
print(d.popitem(), {1: "a", 1.0: "b", True: "c"}, d.keys() & {"b"}, {**d}, sorted(d.items(), key=lambda i: -i[1])); del d["b"]; d |= {"n": 1}; print(d)
d = {"self": 1}; d["d"] = d; print(d)
for k in {"a": 1, "b": 2}: print(k)
e = {1: 2}
for k in e: e[k + 1] = 1
