import abc, collections.abc as c
class A(abc.ABC):
    @abc.abstractmethod
    def m(self): ...
    @property
    @abc.abstractmethod
    def p(self): ...
class B(A):
    def m(self): return 1
    p = 2
print(B().m(), isinstance([], c.Sequence), isinstance({}, c.Mapping), isinstance(5, c.Iterable), issubclass(dict, c.MutableMapping), isinstance(print, c.Callable), isinstance((x for x in []), c.Generator))
A()
