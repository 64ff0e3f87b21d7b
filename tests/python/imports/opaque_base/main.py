from vendor import Base, Meta, Mixin


class Model(Base, Mixin, option=1):
    x = 1

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.y = 2

    def own(self):
        return self.x + self.y


class Child(Model):
    x = 5


class WithMeta(metaclass=Meta):
    z = 3


m = Child(1, b=2)
print(m.own(), Child.__name__, isinstance(m, Model), issubclass(Child, Model), WithMeta.z)
print(repr(m.inherited), repr(Child.query.all()), repr(super(Child, m).save))
print([c.__name__ for c in Child.__mro__])
try:
    if m.inherited:
        pass
except Exception as e:
    print(e)
try:
    isinstance(m, Base)
except Exception as e:
    print(e)
