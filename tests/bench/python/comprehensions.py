total = 0
for n in range(60):
    squares = [x * x for x in range(3_000) if x % 3]
    pairs = {(x, y): x - y for x in range(20) for y in range(20)}
    total += sum(squares) + len(pairs) + len({x % 7 for x in squares})
print(total)
