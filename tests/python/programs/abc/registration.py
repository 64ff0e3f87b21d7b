import abc
from collections.abc import Iterable, Mapping, Sequence, Sized


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...

    @classmethod
    def __subclasshook__(cls, other):
        return True if cls is Shape and hasattr(other, "shape_like") else NotImplemented


class Square(Shape):
    name = "square"

    def area(self):
        return 4


class Stranger:
    shape_like = True


class Registered:
    pass


Shape.register(Registered)
print(Square().area(), sorted(Shape.__abstractmethods__), Square.__abstractmethods__, isinstance(Stranger(), Shape), isinstance(Registered(), Shape), isinstance(5, Shape))
try:
    Shape()
except TypeError as error:
    print(error)
for value in ([], {}, "", 5, range(3), iter([])):
    print([isinstance(value, kind) for kind in (Iterable, Mapping, Sequence, Sized)])
token = abc.get_cache_token()
Shape.register(int)
print(abc.get_cache_token() != token, issubclass(int, Shape), issubclass(bool, Shape), Shape.register(Stranger) is Stranger)
