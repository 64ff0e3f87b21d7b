def ack(m, n):
    if m == 0: return n + 1
    if n == 0: return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))
print(ack(2, 3))
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
print(deep(800))
try:
    deep(100000)
except RecursionError as e:
    print("too deep")
