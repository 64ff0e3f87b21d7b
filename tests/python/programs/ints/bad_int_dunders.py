class A:
    def __int__(self): return "x"
class B:
    def __index__(self): return 1.5
for f in (lambda: int(A()), lambda: [1][B()], lambda: hex(B()), lambda: int(B()), lambda: range(B()), lambda: [1][A()]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
