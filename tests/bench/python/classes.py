class Column:
    def __init__(self, name, kind, nullable=True):
        self.name, self.kind, self.nullable = name, kind, nullable

    @property
    def is_key(self):
        return self.name == "id"

    def render(self):
        return self.name + " " + self.kind


class Key(Column):
    def render(self):
        return super().render() + " PRIMARY KEY"


size = 0
for i in range(60_000):
    column = Key("id", "INTEGER") if i % 4 == 0 else Column("c%d" % i, "TEXT", nullable=False)
    size += len(column.render()) + column.is_key
print(size)
