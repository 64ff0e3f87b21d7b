d = {"a": 1, "b": 2, "c": 1}
inverted = {}
for k, v in d.items():
    inverted.setdefault(v, []).append(k)
print(inverted, {v: k for k, v in d.items()}, {k: v for k, v in sorted(d.items(), key=lambda i: (-i[1], i[0]))}, max(d, key=d.get), min(d.values()))
