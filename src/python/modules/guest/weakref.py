"""Weak references. Here they are strong: a script ends before that matters."""

from collections import UserDict
from collections.abc import MutableSet


class ref:
    def __init__(self, object, callback=None):
        self._object = object

    def __call__(self):
        return self._object

    def __eq__(self, other):
        return self._object == other._object if isinstance(other, ref) else NotImplemented

    def __hash__(self):
        return hash(self._object)

    def __class_getitem__(cls, item):
        return cls

    def __repr__(self):
        return f"<weakref at 0x{id(self):x}; to {type(self._object).__name__!r} at 0x{id(self._object):x}>"


ReferenceType = KeyedRef = ref


class WeakMethod(ref):
    pass


ProxyType = CallableProxyType = type("weakproxy", (), {"__module__": "weakref"})
ProxyTypes = ProxyType, CallableProxyType


def proxy(object, callback=None, /):
    return object


def getweakrefcount(object, /):
    return 0


def getweakrefs(object, /):
    return []


class WeakKeyDictionary(UserDict):
    def keyrefs(self):
        return [ref(key) for key in self.data]


class WeakValueDictionary(UserDict):
    def valuerefs(self):
        return [ref(value) for value in self.data.values()]


class WeakSet(MutableSet):
    def __init__(self, data=None):
        self.data = set(data or ())

    def __contains__(self, item):
        return item in self.data

    def __iter__(self):
        return iter(list(self.data))

    def __len__(self):
        return len(self.data)

    def add(self, item):
        self.data.add(item)

    def discard(self, item):
        self.data.discard(item)


class finalize:
    """Called by hand only."""

    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = (func, args, kwargs)
        self.atexit = True

    @property
    def alive(self):
        return self._call is not None

    def __call__(self):
        if self._call is None:
            return None
        (func, args, kwargs), self._call = self._call, None
        return func(*args, **kwargs)

    def detach(self):
        self._call = None
