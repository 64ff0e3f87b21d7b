def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


from abc import abstractmethod
from typing import *

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value

    def get(self) -> T:
        return self.value

    @classmethod
    def make(cls, value):
        return cls(value)


class Pair(Generic[K, V]):
    pass


class IntBox(Box[int]):
    pass


class Both(Pair[str, T], Box[T]):
    pass


class Repository(Generic[T]):
    model: Type[T]

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registered = cls.__name__.lower()


class Users(Repository[int]):
    model = int


print(Box[int], Box[int](5).get(), Box(5).value, type(Box[str]("x")), Box[int].make(3).value, Box[int](1).__orig_class__)
print(Box.__parameters__, Pair.__parameters__, IntBox.__parameters__, Both.__parameters__, Box[T][str], Pair[K, int][str])
print(IntBox.__orig_bases__, IntBox.__bases__, Both.__mro__, Box.__orig_bases__, Users.registered, Repository.registered if hasattr(Repository, "registered") else "none")
print(get_args(IntBox.__orig_bases__[0]), get_origin(Box[int]), Box[int] == Box[int], Box[int] == Box[str], isinstance(IntBox(1), Box))
print(get_args(Users.__orig_bases__[0])[0](7))
attempt(lambda: Box[int, str])
attempt(lambda: IntBox[int])
attempt(lambda: Pair[int])


class Stack(List[int]):
    def top(self):
        return self[-1]


class Table(Dict[str, T]):
    pass


class Named(Mapping[str, int]):
    def __init__(self, data):
        self.data = data

    def __getitem__(self, key):
        return self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


stack = Stack([1, 2, 3])
print(stack.top(), Stack.__mro__[1:3], Table[int], Table(a=1), Named({"a": 1}).get("a"), Named({"a": 1}) == {"a": 1}, list(Named({"x": 2}).items()))


class HasArea(Protocol):
    side: int

    def area(self) -> float: ...


@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...


@runtime_checkable
class Sized2(Protocol[T]):
    size: int


class File:
    def close(self):
        pass


class Square(HasArea):
    side = 2

    def area(self):
        return self.side ** 2


class WithSize:
    size = 4


print(isinstance(File(), Closable), isinstance(5, Closable), issubclass(File, Closable), isinstance(WithSize(), Sized2), isinstance(3, Sized2))
print(Square().area(), isinstance(5, SupportsInt), isinstance("x", SupportsInt), isinstance(3.5, SupportsFloat), isinstance(3, SupportsIndex))
attempt(lambda: isinstance(File(), HasArea))
attempt(HasArea)
attempt(lambda: issubclass(WithSize, Sized2))


class Implements(Closable):
    def close(self):
        return "closed"


print(Implements().close(), isinstance(Implements(), Closable))


class Base(Generic[T]):
    @abstractmethod
    def run(self): ...

    def __class_getitem__(cls, item):
        made = super().__class_getitem__(item)
        return made


print(Base[int], Base[int].__args__)
P = ParamSpec("P")


def logged(function: Callable[P, T]) -> Callable[P, T]:
    def inner(*args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)

    return inner


print(logged(max)(3, 4), P, P.args, P.kwargs, Callable[P, T], Callable[P, T][[int, str], bool], Callable[Concatenate[int, P], T])
Ts = TypeVarTuple("Ts")


class Array(Generic[Unpack[Ts]]):
    pass


print(Array[int, str], Array.__parameters__, Array[int], Tuple[int, Unpack[Ts]])
