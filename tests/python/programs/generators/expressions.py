print(sum(x * x for x in range(5) if x % 2), list(x for x in "ab" for _ in range(2)), max((len(w) for w in ["a", "bcd"]), default=0))
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found): found.append(n); yield n
        n += 1
import itertools
print(list(itertools.islice(primes(), 10)))
