registry = {}
def register(name=None):
    def wrap(cls):
        registry[name or cls.__name__.lower()] = cls
        return cls
    return wrap
@register()
class Alpha: pass
@register("b")
class Beta: pass
print({k: v.__name__ for k, v in registry.items()})
items = [lambda x: x]
@items[0]
def plain(): return "ok"
print(plain())
