match = 1
match(x)
match[x]: int
match[x:y]
match -x
match - x, *y
match * y
match.x, match
match: int
match not in x
match in x
match is not x
match if x else y
match (x): 
    case 1: pass
match [x, y]:
    case [a, *_]: pass
match -x:
    case -1: pass
match *a, b:
    case _: pass
match not x:
    case True: pass
match (lambda: 1):
    case None: pass
match match:
    case case: pass
match x,:
    case 1, : pass
match {1: 2}:
    case {1: case, **match}: pass
match (x)(y), z[1:2]:
    case a.b.c(x, y=1) | (2 as e) if case := 1: pass
    case -1.5 + 2j | "a" "b" | b"c" | (): pass
    case ((a)) , [] : pass
case = _ = type = 2
print(match, case)
match = {match: case}
