"""sqlalchemy.util: the few helpers that projects use."""


class immutabledict(dict):
    def union(self, *others, **kw):
        merged = dict(self)
        for other in others:
            merged.update(other or {})
        merged.update(kw)
        return immutabledict(merged)

    merge_with = union

    def __repr__(self):
        return "immutabledict(%s)" % dict.__repr__(self)


class OrderedDict(dict):
    pass


class OrderedSet(dict):
    def __init__(self, items=()):
        super().__init__((item, None) for item in items)

    def add(self, item):
        self[item] = None


class IdentitySet(list):
    def add(self, item):
        if not any(other is item for other in self):
            self.append(item)


class memoized_property:
    def __init__(self, fget, doc=None):
        self.fget = fget
        self.__name__ = fget.__name__

    def __get__(self, obj, cls):
        if obj is None:
            return self
        value = obj.__dict__[self.__name__] = self.fget(obj)
        return value


hybridmethod = classmethod


def to_list(value, default=None):
    if value is None:
        return default
    return list(value) if isinstance(value, (list, tuple, set)) else [value]


def warn(message):
    import warnings
    from sqlalchemy.exc import SAWarning
    warnings.warn(message, SAWarning)


def symbol(name, doc=None):
    return name


def deprecated(*args, **kw):
    return lambda fn: fn


def await_only(awaitable):
    import asyncio
    return asyncio.run(awaitable)


greenlet_spawn = await_only
