def queens(n, row=0, cols=()):
    if row == n:
        yield cols
    for c in range(n):
        if all(c != d and abs(c - d) != row - r for r, d in enumerate(cols)):
            yield from queens(n, row + 1, cols + (c,))
print(len(list(queens(6))), next(queens(8)))
def subsets(items): return [[]] if not items else [s + e for s in subsets(items[1:]) for e in ([], [items[0]])]
print(sorted(map(sorted, subsets([1, 2, 3]))))
def change(amount, coins=(50, 20, 10, 5, 2, 1)):
    if amount == 0: return 1
    if amount < 0 or not coins: return 0
    return change(amount - coins[0], coins) + change(amount, coins[1:])
print(change(100))
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            t[i + 1][j + 1] = t[i][j] + x if x == y else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]
print(lcs("thisisatest", "testing123testing"))
