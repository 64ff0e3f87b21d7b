import random
import secrets
import string

print(len(secrets.token_hex(8)), len(secrets.token_bytes(5)), secrets.compare_digest("a", "a"), 0 <= secrets.randbelow(10) < 10, secrets.choice("a"))
random.seed("seed")
print(random.randint(1, 100), random.choice("abc"), random.sample(range(20), 4), round(random.gauss(0, 1), 10), random.choices("ab", [1, 9], k=5))
items = list(range(6))
random.shuffle(items)
print(items, "".join(random.Random(7).choices(string.ascii_lowercase, k=8)), random.Random(1).random(), random.uniform(1, 2) >= 1)
