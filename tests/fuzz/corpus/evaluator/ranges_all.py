r = range(2, 20, 3)
print(list(r), len(r), r[2], r[-1], r[1:3], 5 in r, 6 in r, list(reversed(r)), range(5) == range(0, 5), range(0), r.index(8), range(10, 0, -3), list(range(10, 0, -3)), list(range(10**20, 10**20 + 2)))
