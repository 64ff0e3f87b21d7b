data = [("b", 2), ("a", 2), ("c", 1)] * 3
print(sorted(data, key=lambda t: t[1]), sorted(data, key=lambda t: (-t[1], t[0])), sorted(range(50), key=lambda x: x % 7))
