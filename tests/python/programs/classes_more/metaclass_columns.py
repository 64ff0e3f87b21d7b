class Column:
    count = 0

    def __init__(self, kind):
        self.kind = kind
        Column.count += 1
        self.order = Column.count


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return {"__tablename__": name.lower()}

    def __new__(mcls, name, bases, namespace):
        columns = {key: value for key, value in namespace.items() if isinstance(value, Column)}
        for base in bases:
            columns = {**getattr(base, "columns", {}), **columns}
        cls = super().__new__(mcls, name, bases, dict(namespace))
        cls.columns = dict(sorted(columns.items(), key=lambda item: item[1].order))
        return cls

    def __len__(cls):
        return len(cls.columns)


class Base(metaclass=Meta):
    id = Column("int")


class User(Base):
    name = Column("str")
    age = Column("int")


print(User.__tablename__, list(User.columns), len(User), [column.kind for column in User.columns.values()], type(User).__name__)
