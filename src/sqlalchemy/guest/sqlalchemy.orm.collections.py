"""Collections of relations that are not lists."""


from sqlalchemy.orm.relationships import InstrumentedList, InstrumentedSet, _Tracked


class KeyFuncDict(_Tracked, dict):
    def __init__(self, keyfunc, *arguments):
        self.keyfunc = keyfunc
        dict.__init__(self)

    def set(self, value, _sa_initiator=None):
        self[self.keyfunc(value)] = value

    def remove(self, value, _sa_initiator=None):
        del self[self.keyfunc(value)]

    def _keep(self, value):
        """Without telling anybody: what was loaded."""
        dict.__setitem__(self, self.keyfunc(value), value)

    def __setitem__(self, key, value):
        old = self.get(key)
        dict.__setitem__(self, key, value)
        if old is not None and old is not value:
            self._removed(old)
        self._added(value)

    def __delitem__(self, key):
        old = self[key]
        dict.__delitem__(self, key)
        self._removed(old)

    def pop(self, key, *default):
        if default and key not in self:
            return default[0]
        value = self[key]
        del self[key]
        return value

    def popitem(self):
        key = list(self)[-1]
        return key, self.pop(key)

    def clear(self):
        for key in list(self):
            del self[key]

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), **more):
        for key, value in [*dict(other).items(), *more.items()]:
            self[key] = value


InstrumentedDict = MappedCollection = KeyFuncDict


def keyfunc_mapping(keyfunc, **keywords):
    return lambda: KeyFuncDict(keyfunc)


def attribute_keyed_dict(name, **keywords):
    return keyfunc_mapping(lambda value: getattr(value, name))


def column_keyed_dict(column, **keywords):
    return keyfunc_mapping(lambda value: getattr(value, column.key))


mapped_collection = keyfunc_mapping
attribute_mapped_collection = attribute_keyed_dict
column_mapped_collection = column_keyed_dict


class collection:
    @staticmethod
    def appender(function):
        return function

    remover = iterator = internally_instrumented = appender

    @staticmethod
    def adds(argument):
        return lambda function: function

    removes = replaces = adds


def __getattr__(name):
    if name == "collections":
        import sys
        return sys.modules[__name__]
    raise AttributeError(name)
