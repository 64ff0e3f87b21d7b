def _function():
    def inner():
        return _function
    return inner


async def _coroutine():
    pass


def _generator():
    yield


FunctionType = LambdaType = type(_function)
CodeType = type(_function.__code__)
MappingProxyType = type(type.__dict__)
CellType = type(_function().__closure__[0]) if _function().__closure__ else None
GeneratorType = type(_generator())
CoroutineType = type(_coroutine())
BuiltinFunctionType = BuiltinMethodType = type(len)
MethodDescriptorType = type(str.join)
GetSetDescriptorType = type(type.__dict__["__name__"])
ModuleType = type(__builtins__)
GenericAlias = type(list[int])
UnionType = type(int | str)
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)


class _Class:
    def method(self):
        pass


MethodType = type(_Class().method)

try:
    raise ValueError
except ValueError as _e:
    TracebackType = type(_e.__traceback__)


class SimpleNamespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        items = ", ".join(f"{k}={v!r}" for k, v in self.__dict__.items())
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        return f"{name}({items})"

    def __eq__(self, other):
        if isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented


class DynamicClassAttribute(property):
    pass


def resolve_bases(bases):
    out = []
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            out.append(base)
        else:
            out.extend(base.__mro_entries__(bases))
    return tuple(out)


def new_class(name, bases=(), kwds=None, exec_body=None):
    kwds = dict(kwds or {})
    bases = resolve_bases(bases)
    meta = kwds.pop("metaclass", type(bases[0]) if bases else type)
    space = meta.__prepare__(name, bases, **kwds)
    if exec_body is not None:
        exec_body(space)
    return meta(name, bases, space, **kwds)


def coroutine(func):
    return func
