def f(n): return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(e)
depth = 0
def g():
    global depth
    depth += 1
    g()
try:
    g()
except RecursionError:
    print(depth > 900)
class A:
    def __repr__(self): return f"{self}"
try:
    repr(A())
except RecursionError as e:
    print(type(e).__name__)
