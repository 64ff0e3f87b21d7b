class Base:
    registry = {}

    def __init_subclass__(cls, /, table=None, abstract=False, **kwargs):
        super().__init_subclass__(**kwargs)
        if not abstract:
            cls.registry[table or cls.__name__.lower() + "s"] = cls


class Mixin:
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.mixed = True


class User(Base):
    pass


class Order(Mixin, Base, table="purchase"):
    pass


class Hidden(Base, abstract=True):
    pass


print(sorted(Base.registry), Order.mixed, hasattr(User, "mixed"), Base.registry["purchase"] is Order)
try:
    class Wrong(Base, nonsense=1):
        pass
except TypeError as error:
    print(error)
