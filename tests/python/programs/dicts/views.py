d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
d["c"] = 3
print(k, v, i, len(k), "c" in k, 3 in v, ("a", 1) in i, ("a", 2) in i, k & {"a", "z"} == {"a"}, sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "q"}), k == {"a", "b", "c"}, list(k), k.isdisjoint({"x"}), k >= {"a"}, list(reversed(v)), sorted(i & {("a", 1)}), k.mapping)
