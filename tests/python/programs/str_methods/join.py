print(",".join(["a", "b"]), "".join(()), "-".join("abc"), ", ".join(str(i) for i in range(4)), "x".join(["only"]), " ".join({"k": 1, "l": 2}))
for f in (lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: ",".join(["a", "b", b"c"])):
    try:
        f()
    except TypeError as e:
        print(e)
