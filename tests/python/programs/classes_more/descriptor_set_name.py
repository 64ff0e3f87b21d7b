class Field:
    def __set_name__(self, owner, name):
        self.name = "_" + name
        owner.fields = [*getattr(owner, "fields", []), name]

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.name, None)

    def __set__(self, instance, value):
        if value is None:
            raise ValueError(f"{self.name} must not be None")
        setattr(instance, self.name, value)


class Model:
    id = Field()
    title = Field()


model = Model()
model.id, model.title = 1, "x"
print(Model.fields, model.id, model.title, vars(model), type(Model.id).__name__)
try:
    model.id = None
except ValueError as error:
    print(error)
