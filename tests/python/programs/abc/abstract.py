def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


from abc import ABC, ABCMeta, abstractmethod, abstractproperty, update_abstractmethods
import abc


class Shape(ABC):
    @abstractmethod
    def area(self):
        """The area."""

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def helper(): ...

    def describe(self):
        return f"{self.name}: {self.area()}"


class Partial(Shape):
    def area(self):
        return 1

    name = "partial"


class Whole(Partial):
    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def helper():
        return "helped"


attempt(Shape)
attempt(Partial)
print(Whole().describe(), Whole.make().area(), Whole.helper(), sorted(Shape.__abstractmethods__), sorted(Partial.__abstractmethods__), Whole.__abstractmethods__)
print(isinstance(Whole(), Shape), issubclass(Whole, Shape), type(Shape), isinstance(Shape, ABCMeta), Shape.area.__isabstractmethod__)


class Foreign:
    pass


@Shape.register
class Decorated:
    pass


print(issubclass(Foreign, Shape), Shape.register(Foreign) is Foreign, issubclass(Foreign, Shape), isinstance(Foreign(), Shape), isinstance(Decorated(), Shape), Foreign.__mro__)


class SubForeign(Foreign):
    pass


print(issubclass(SubForeign, Shape), isinstance(SubForeign(), Partial))
attempt(Shape.register, 5)
attempt(Whole.register, Shape)
attempt(issubclass, 5, Shape)


class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Sized:
            return any("size" in base.__dict__ for base in other.__mro__)
        return NotImplemented


class HasSize:
    size = 3


print(isinstance(HasSize(), Sized), isinstance(5, Sized), issubclass(HasSize, Sized))


class One(ABC):
    @abstractmethod
    def only(self): ...


attempt(One)


class Late(One):
    pass


Late.only = lambda self: "late"
attempt(Late)
update_abstractmethods(Late)
print(Late().only())


class Meta(ABCMeta):
    def __new__(mcls, name, bases, namespace, **kwargs):
        made = super().__new__(mcls, name, bases, namespace)
        made.extra = kwargs
        return made

    def __call__(cls, *args):
        return super().__call__(*args)


class WithMeta(metaclass=Meta, flag=1):
    @abstractmethod
    def go(self): ...


attempt(WithMeta)
print(WithMeta.extra, isinstance(5, WithMeta))


class Getter(ABC):
    @property
    def x(self):
        return 1

    @x.setter
    @abstractmethod
    def x(self, value): ...


attempt(Getter)
print(abc.ABC.__slots__, ABC.__name__, ABC.__module__)


class Cooperative(ABC):
    def __init_subclass__(cls, *, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag


class Tagged(Cooperative, tag="t"):
    @abstractmethod
    def f(self):
        return "base f"


class Calls(Tagged):
    def f(self):
        return "calls " + super().f()


print(Tagged.tag, Calls.tag, Calls().f())
