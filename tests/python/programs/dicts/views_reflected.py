d = {1: "a", 2: "b"}
for left in ({2, 3}, frozenset({2, 3}), [2, 3]):
    for operation in ("&", "|", "-", "^"):
        try:
            print(left, operation, sorted(eval(f"left {operation} d.keys()")), sorted(eval(f"d.keys() {operation} left")))
        except TypeError as e:
            print(e)
print({(1, "a"), (3, "c")} & d.items())
try:
    5 & d.keys()
except TypeError as e:
    print(e)
