def m(x):
    match x:
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": "rect", "size": [w, h]}: return f"rect {w}x{h}"
        case {"only": _, **rest}: return f"rest {rest}"
        case {1: "one"}: return "int key"
        case {}: return "any dict"
        case _: return "not a mapping"
for x in ({"type": "circle", "r": 2}, {"type": "rect", "size": (1, 2)}, {"only": 1, "b": 2}, {1: "one"}, {}, {"z": 1}, []):
    print(m(x))
