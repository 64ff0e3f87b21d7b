d = {}
for i in (3, 1, 2):
    d[i] = i * i
del d[1]
d[1] = "again"
d[3] = "kept"
print(d, list(reversed(d)), list(reversed(d.items())), next(iter(d)), d == {1: "again", 2: 4, 3: "kept"}, list(d.items())[-1])
