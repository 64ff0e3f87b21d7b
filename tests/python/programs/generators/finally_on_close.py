def g(n):
    try:
        yield n
        yield n + 1
    finally:
        print("cleanup", n)
it = g(1)
next(it)
it.close()
it = g(5)
it.close()
print("never started")
for x in g(10):
    print(x)
def bad():
    try:
        yield 1
    except GeneratorExit:
        yield 2
b = bad()
next(b)
try:
    b.close()
except RuntimeError as e:
    print(e)
