class A:
    __x = 1
    def __m(self): return "private"
    def get(self): return self.__x, self.__m()
    __dunder__ = 3
    def local(self):
        __v = 5
        return __v
a = A()
print(a.get(), a._A__x, a._A__m(), a.__dunder__, a.local(), hasattr(a, "__x"))
class B(A):
    __x = 2
print(B().get(), B._B__x)
try:
    a.__x
except AttributeError as e:
    print(e)
class _C:
    def __init__(self): self.__y = 1
print(_C().__dict__)
