class A:
    def __add__(self, o): return NotImplemented
class B:
    def __radd__(self, o): return "radd"
print(A() + B())
A() + 1
