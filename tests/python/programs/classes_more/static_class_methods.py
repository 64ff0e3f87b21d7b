class A:
    count = 0
    @classmethod
    def make(cls, n=0):
        cls.count += 1
        return cls, n
    @staticmethod
    def add(a, b=1): return a + b
    plain = lambda self: self.__class__.__name__
    alias = add
class B(A): pass
print(A.make(1), B.make(), A.count, B.count, A.add(1), A().add(2, 3), B().plain(), A.alias(5), A.make.__func__.__name__, type(A.__dict__["add"]).__name__)
