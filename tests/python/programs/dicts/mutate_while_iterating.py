for change in ("d['new'] = 1", "del d['a']"):
    d = {"a": 1, "b": 2}
    try:
        for key in d:
            if "new" in change:
                d["new"] = 1
            else:
                del d["a"]
    except RuntimeError as e:
        print(e)
d = {"a": 1}
try:
    for k, v in d.items():
        d[k + "x"] = v
        del d[k]
except RuntimeError as e:
    print(e)
for k in list(d):
    d[k] = 5
print(d)
