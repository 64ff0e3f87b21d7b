"""type(), where a base has a metaclass of its own: that one makes the class, and sets it up once."""


class Meta(type):
    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
        print("set up", name, options)


class Base(metaclass=Meta):
    pass


class Mixin:
    pass


class Making(Meta):
    def __new__(meta, name, bases, namespace, **options):
        print("make", name)
        return super().__new__(meta, name, bases, namespace)


class Made(metaclass=Making):
    pass


for cls in (type("Plain", (Base, Mixin), {}), type("Second", (Mixin, Made), {"a": 1}), Meta("Third", (Made,), {})):
    print(type(cls).__name__, cls.__name__, getattr(cls, "a", None))
print(type.__module__, type.__name__, type.__qualname__, Meta.__module__)
