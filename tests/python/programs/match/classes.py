class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class P3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z
def m(v):
    match v:
        case Point(0, 0): return "origin"
        case P3(x, y, z=5): return f"p3 {x} {y}"
        case Point(x=0, y=y): return f"on y {y}"
        case Point(x, y) if x == y: return f"diagonal {x}"
        case Point(): return "point"
        case int(n) if n > 10: return f"big {n}"
        case int() | float(): return "number"
        case str(s): return f"str {s}"
        case [Point(x, _), *_]: return f"list of points {x}"
        case {"p": Point(y=yy)}: return f"in dict {yy}"
        case list(): return "list"
for v in (Point(0, 0), Point(0, 3), Point(2, 2), Point(1, 2), P3(1, 2, 5), 5, 50, 1.5, "s", [Point(9, 8)], {"p": Point(1, 7)}, [1], None, True):
    print(m(v))
try:
    match Point(1, 2):
        case Point(1, 2, 3): pass
except TypeError as e:
    print(e)
class N: pass
try:
    match N():
        case N(1): pass
except TypeError as e:
    print(e)
