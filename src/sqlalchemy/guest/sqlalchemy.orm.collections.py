"""Collections of relations that are not lists."""


class InstrumentedList(list):
    pass


class InstrumentedSet(set):
    pass


class InstrumentedDict(dict):
    pass


class KeyFuncDict(dict):
    def __init__(self, keyfunc, *arguments):
        self.keyfunc = keyfunc
        dict.__init__(self)

    def set(self, value, _sa_initiator=None):
        self[self.keyfunc(value)] = value

    def remove(self, value, _sa_initiator=None):
        del self[self.keyfunc(value)]


MappedCollection = KeyFuncDict


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
