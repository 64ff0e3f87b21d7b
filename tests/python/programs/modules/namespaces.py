import types

space = types.SimpleNamespace(a=1, b="x")
space.c = [space.a]
print(space, space == types.SimpleNamespace(a=1, b="x", c=[1]), vars(space))
proxy = types.MappingProxyType({"k": 1})
print(proxy["k"], dict(proxy), len(proxy), proxy | {"l": 2})
try:
    proxy["k"] = 2
except TypeError as error:
    print(error)
module = types.ModuleType("made", "doc")
exec("x = 1\ndef f(): return x", module.__dict__)
print(module.f(), module.__name__, module.__doc__, isinstance(module, types.ModuleType), types.new_class("C", (dict,), {}, lambda ns: ns.update(y=3)).y)
print(types.MethodType(lambda self: self, 5)(), isinstance(len, types.BuiltinFunctionType), isinstance(None, types.NoneType), int | str)
