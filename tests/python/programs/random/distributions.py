import random

random.seed(42)
print([round(random.gammavariate(a, 2), 12) for a in (0.5, 1, 3)], [round(random.betavariate(2, 3), 12) for _ in range(2)])
print(round(random.paretovariate(3), 12), round(random.weibullvariate(1, 1.5), 12), round(random.vonmisesvariate(0, 4), 12), round(random.vonmisesvariate(1, 0), 12))
try:
    random.gammavariate(-1, 1)
except ValueError as error:
    print(error)
print(random.random() != random.random(), 0 <= random.Random().random() < 1, len({random.Random().getrandbits(64) for _ in range(5)}))
