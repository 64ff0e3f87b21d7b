class Refused(ValueError):
    pass


def check(n):
    if n % 3 == 0:
        raise Refused(f"no {n}")
    return n


seen = total = 0
for i in range(150_000):
    try:
        total += check(i)
    except Refused as e:
        seen += len(e.args[0])
    finally:
        total += 1
print(seen, total)
