print([x * y for x in range(3) for y in range(3) if x != y])
print({k: v for k, v in zip("ab", [1, 2])}, {c for c in "a"}, [[j for j in range(i)] for i in range(3)])
print([y := 1, y ** 2], [last := x for x in range(3)], last)
class C:
    n = 3
    l = [i for i in range(n)]
print(C.l)
