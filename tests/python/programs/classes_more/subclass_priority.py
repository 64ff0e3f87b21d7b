class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
    def __eq__(self, o): return "A.eq"
    def __lt__(self, o): return "A.lt"
    def __gt__(self, o): return "A.gt"
class B(A):
    def __radd__(self, o): return "B.radd"
    def __gt__(self, o): return "B.gt"
    def __eq__(self, o): return "B.eq"
class C(A): pass
print(A() + B(), B() + A(), A() + C(), A() < B(), A() == B(), B() == A(), 1 + A(), 1 < A(), 1 == A(), A() != A() if False else "")
class MyInt(int):
    def __radd__(self, o): return "MyInt.radd"
    def __rsub__(self, o): return "MyInt.rsub"
print(1 + MyInt(2), 5 - MyInt(1), MyInt(2) + 1, 2 * MyInt(4))
