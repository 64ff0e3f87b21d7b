x: int = 5
y: str
z: "list[int]" = []
class A:
    a: int = 1
    b: str
    c: "A"
    def m(self, p: "A") -> "A": pass
print(__annotations__, A.__annotations__, A.m.__annotations__, hasattr(A, "b"), A.a)
def f():
    local: undefined_name = 3
    other: int
    return local
print(f())
try:
    print(y)
except NameError as e:
    print(e)
(x): int = 6
A.b: str = "set"
print(x, A.b, sorted(A.__annotations__))
