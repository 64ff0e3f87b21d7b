def f(kind):
    try:
        print("try", kind)
        if kind == "return":
            return "value"
        if kind == "raise":
            raise ValueError(kind)
        if kind == "other":
            raise KeyError(kind)
    except ValueError as e:
        print("except", e)
        return "from except"
    else:
        print("else")
    finally:
        print("finally")
    return "end"
for kind in ("none", "return", "raise"):
    print(f(kind))
try:
    f("other")
except KeyError as e:
    print(repr(e))
