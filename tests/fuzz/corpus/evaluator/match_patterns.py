def f(x):
    match x:
        case 0 | 1: return "small"
        case [a, b]: return ("pair", a, b)
        case [1, *rest]: return ("rest", rest)
        case {"k": v, **kw}: return (v, kw)
        case str() as s if len(s) > 2: return s.upper()
        case int(n): return n * 2
        case None: return "none"
        case _: return "other"
for v in [0, 1, 5, [1, 2], [1, 2, 3], {"k": 1, "z": 2}, "abc", "a", None, 2.5, (3, 4)]: print(f(v))
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
match P(1, 2):
    case P(1, y=z): print("P", z)
