n = 0
def tick():
    global n
    n += 1
    return n
print(list(iter(tick, 4)), n, next(iter([]), "default"), next(iter({"k": 1})))
it = iter("ab")
print(next(it), next(it), next(it, None), next(it, "still"))
try:
    next(it)
except StopIteration as e:
    print(repr(e), e.value)
