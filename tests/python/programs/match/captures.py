class Color:
    RED = 1
    class Sub: BLUE = 2
def m(x):
    match x:
        case Color.RED: return "red"
        case Color.Sub.BLUE: return "blue"
        case (1 | 2 | 3) as small, ("a" | "b") as letter: return small, letter
        case [[a, b] as pair, c]: return pair, a, b, c
        case str() as s if len(s) > 2: return s
        case other: return "bound", other
for x in (1, 2, (3, "b"), [[1, 2], 3], "abc", "ab"):
    print(m(x))
match = 5
case = 6
print(match, case)
match (1, 2):
    case x, y:
        print(x + y)
match [1, (2, {"k": [3]})]:
    case [a, (b, {"k": [c]})]:
        print(a, b, c)
