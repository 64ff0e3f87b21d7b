def m(x):
    match x:
        case []: return "empty"
        case [a]: return f"one {a}"
        case [1, 2]: return "one two"
        case (a, b): return f"two {a} {b}"
        case [first, *_, last] if first == last: return f"ring {first}"
        case [first, *rest]: return f"{first} then {rest}"
        case _: return "no"
for x in ([], [5], [1, 2], (3, 4), [1, 0, 1], [1, 2, 3], "ab", {1: 2}, range(2), range(3), iter([1]), b"ab", None):
    print(m(x))
