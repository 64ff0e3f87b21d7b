x = 1
def f():
    y = 2
    return sorted(locals()), "x" in globals(), "y" in globals()
print(f())
class A:
    z = 3
    names = sorted(n for n in locals() if not n.startswith("__"))
print(A.names)
print(sorted(n for n in dir(A) if not n.startswith("__")))
