import abc


class Base(metaclass=abc.ABCMeta):
    pass


class Derived(Base):
    pass


class Other:
    pass


print(isinstance(Other(), Base))
Derived.register(Other)
print(isinstance(Other(), Base), issubclass(Other, Derived), Other.__mro__)
for wrong in (lambda: Base.register(5), lambda: Other.register, lambda: issubclass(5, Base)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)


class Meta(abc.ABCMeta):
    def __instancecheck__(cls, instance):
        return instance == 3 or super().__instancecheck__(instance)


class Three(metaclass=Meta):
    pass


print(isinstance(3, Three), isinstance(4, Three), isinstance(Three(), Three))


class Pretender:
    __class__ = Derived


print(isinstance(Pretender(), Base), type(Pretender()).__name__)


def late(self):
    return "late"


class Late(abc.ABC):
    @abc.abstractmethod
    def go(self): ...


Late.go = late
abc.update_abstractmethods(Late)
print(Late().go())
