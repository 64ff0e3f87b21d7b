from vendor import Decorator, Meta


class Own(Decorator):
    def __init__(self, name):
        self.name = name


class OwnMeta(Meta):
    pass


class Made(metaclass=OwnMeta):
    x = 1


own = Own("a")
print(own.name, repr(own("default", timeout=3)), repr(own["key"]))


@own("default")
def task():
    pass


print(repr(Own * 24), repr(own - 1))
print(repr(task), Made.x, isinstance(Made, type), Made | None)
