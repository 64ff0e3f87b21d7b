class Field:
    counter = 0
    def __init__(self, kind, *, primary=False, null=True, default=None):
        self.kind, self.primary, self.null, self.default = kind, primary, null, default
        Field.counter += 1
        self.order = Field.counter
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner): return self if obj is None else obj._values.get(self.name, self.default)
    def __set__(self, obj, value): obj._values[self.name] = value
    def sql(self): return f"{self.name} {self.kind}" + " PRIMARY KEY" * self.primary + " NOT NULL" * (not self.null)
    def __eq__(self, other): return f"{self.name} = {other!r}"
    def __hash__(self): return id(self)
class ModelMeta(type):
    models = {}
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        cls._fields = {**{k: v for b in bases for k, v in getattr(b, "_fields", {}).items()}, **{k: v for k, v in ns.items() if isinstance(v, Field)}}
        if bases:
            mcs.models[name] = cls
            cls.__table__ = ns.get("__table__", name.lower() + "s")
        return cls
class Model(metaclass=ModelMeta):
    def __init__(self, **kw):
        self._values = {}
        for k, v in kw.items():
            if k not in self._fields:
                raise TypeError(f"{type(self).__name__} has no field {k!r}")
            setattr(self, k, v)
    @classmethod
    def create(cls):
        return f"CREATE TABLE {cls.__table__} (" + ", ".join(f.sql() for f in sorted(cls._fields.values(), key=lambda f: f.order)) + ")"
    def insert(self): return f"INSERT INTO {self.__table__} ({', '.join(self._values)}) VALUES ({', '.join(map(repr, self._values.values()))})"
class Stamped(Model):
    made = Field("TIMESTAMP")
class User(Stamped):
    id = Field("INTEGER", primary=True)
    name = Field("VARCHAR(80)", null=False)
    active = Field("BOOLEAN", default=True)
class Post(Model):
    __table__ = "blog_posts"
    id = Field("INTEGER", primary=True)
print(User.create(), Post.create(), User(id=1, name="Ann").insert(), User.name == "x", User(id=2).active, list(ModelMeta.models), sep="\n")
try:
    User(nope=1)
except TypeError as e:
    print(e)
