def primes():
    found = {}
    n = 2
    while True:
        if n not in found:
            yield n
            found[n * n] = [n]
        else:
            for p in found.pop(n):
                found.setdefault(p + n, []).append(p)
        n += 1
out = []
for p in primes():
    if p > 100:
        break
    out.append(p)
print(out)
