def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


import random
from random import Random

for seed in (0, 1, 42, 2**40, -5, "text", b"bytes", 1.5):
    random.seed(seed)
    print(seed, random.random(), random.randint(1, 100), random.getrandbits(10), random.getrandbits(70), random.choice("abcdef"))
r = Random(7)
items = list(range(10))
r.shuffle(items)
print(items, r.sample(range(100), 5), r.sample(list("abcdefgh"), 3), r.sample(range(1000000), 8), r.choices("abc", k=5), r.choices([1, 2], weights=[1, 9], k=6), r.uniform(1, 2), r.randrange(0, 100, 7), r.randrange(5), r.gauss(0, 1), r.gauss(0, 1), r.normalvariate(0, 1), r.expovariate(2), r.triangular(0, 1, 0.3), r.randbytes(5), r.lognormvariate(0, 1))
state = r.getstate()
a = [r.random() for _ in range(700)]
r.setstate(state)
print(a == [r.random() for _ in range(700)], a[699], len(state[1]), r.sample(["x", "y"], counts=[2, 3], k=4))
attempt(r.choice, [])
attempt(r.randrange, 5, 5)
attempt(r.randint, 5, 1)
attempt(r.sample, [1], 2)
attempt(r.sample, {1, 2}, 1)
attempt(r.seed, [])
print(0 <= random.SystemRandom().random() < 1, random.SystemRandom().randint(3, 3))
