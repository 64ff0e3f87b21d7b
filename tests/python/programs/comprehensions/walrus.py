data = [3, 1, 4, 1, 5]
print([y for x in data if (y := x * 2) > 4], y, any((found := x) > 3 for x in data), found)
total = 0
print([total := total + v for v in data], total)
