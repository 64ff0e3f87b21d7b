def m(x):
    match x:
        case 0: return "zero"
        case -1: return "minus one"
        case 1.5: return "float"
        case "a" | "b": return "letter"
        case True: return "true"
        case None: return "none"
        case b"x": return "bytes"
        case "con" "cat": return "concat"
        case _: return "other"
for x in (0, -1, 1.5, "a", "b", True, 1, None, b"x", "concat", [], False, 0.0):
    print(repr(x), m(x))
