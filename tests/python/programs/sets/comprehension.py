print({x % 3 for x in range(10)}, {c for c in "hello" if c in "lo"} == {"l", "o"}, sorted({(x, y) for x in range(2) for y in range(2)}), len({i * i for i in range(-5, 6)}))
