rows = [("b", 2), ("a", 2), ("c", 1), ("d", 1)]
print(sorted(rows, key=lambda r: r[1]), sorted(rows, key=lambda r: r[1], reverse=True), sorted(rows, key=lambda r: (-r[1], r[0])), sorted(range(10), key=lambda n: n % 3), min(rows, key=lambda r: r[1]), max(rows, key=lambda r: r[1]))
