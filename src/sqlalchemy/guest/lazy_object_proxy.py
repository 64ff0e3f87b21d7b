"""lazy_object_proxy: objects that are made when they are asked for something."""


class Proxy:
    def __init__(self, factory):
        object.__setattr__(self, "__factory__", factory)

    @property
    def __wrapped__(self):
        found = self.__dict__
        if "__target__" not in found:
            found["__target__"] = found["__factory__"]()
        return found["__target__"]

    @property
    def __class__(self):
        return self.__wrapped__.__class__

    def __getattr__(self, name):
        return getattr(self.__wrapped__, name)

    def __setattr__(self, name, value):
        setattr(self.__wrapped__, name, value)

    def __call__(self, *args, **kw):
        return self.__wrapped__(*args, **kw)


def _special(name):
    import operator
    function = {"__str__": str, "__repr__": repr, "__bool__": bool, "__hash__": hash, "__iter__": iter, "__len__": len,
                "__int__": int, "__float__": float, "__and__": operator.and_, "__or__": operator.or_}.get(name) \
        or getattr(operator, name.strip("_"))

    def special(self, *args):
        return function(self.__wrapped__, *[arg.__wrapped__ if type(arg) is Proxy else arg for arg in args])
    return special


for _name in ("__str__", "__repr__", "__bool__", "__hash__", "__iter__", "__len__", "__int__", "__float__", "__eq__", "__ne__",
              "__lt__", "__le__", "__gt__", "__ge__", "__getitem__", "__setitem__", "__delitem__", "__contains__", "__add__",
              "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__", "__and__", "__or__", "__neg__", "__index__"):
    setattr(Proxy, _name, _special(_name))
