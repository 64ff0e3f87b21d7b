from abc import ABCMeta, abstractmethod


def _has(*names):
    def hook(cls, subclass):
        if cls.__dict__.get("__subclasshook__") is None:
            return NotImplemented
        for name in names:
            for base in subclass.__mro__:
                if name in base.__dict__:
                    if base.__dict__[name] is None:
                        return NotImplemented
                    break
            else:
                return NotImplemented
        return True
    return classmethod(hook)


def _protocol(name, bases=(), **methods):
    space = {"__module__": "collections.abc", "__slots__": ()}
    for method in methods:
        space[method] = abstractmethod(lambda self, *args: None)
    if methods:
        space["__subclasshook__"] = _has(*methods)
    space["__class_getitem__"] = classmethod(type(list[int]))
    return ABCMeta(name, bases, space)


Hashable = _protocol("Hashable", __hash__=1)
Iterable = _protocol("Iterable", __iter__=1)
Iterator = _protocol("Iterator", (Iterable,), __next__=1, __iter__=1)
Reversible = _protocol("Reversible", (Iterable,), __reversed__=1, __iter__=1)
Generator = _protocol("Generator", (Iterator,), send=1, throw=1, close=1, __iter__=1, __next__=1)
Sized = _protocol("Sized", __len__=1)
Container = _protocol("Container", __contains__=1)
Collection = _protocol("Collection", (Sized, Iterable, Container), __len__=1, __iter__=1, __contains__=1)
Callable = _protocol("Callable", __call__=1)
Awaitable = _protocol("Awaitable", __await__=1)
Coroutine = _protocol("Coroutine", (Awaitable,), send=1, throw=1, close=1, __await__=1)
AsyncIterable = _protocol("AsyncIterable", __aiter__=1)
AsyncIterator = _protocol("AsyncIterator", (AsyncIterable,), __anext__=1, __aiter__=1)
AsyncGenerator = _protocol("AsyncGenerator", (AsyncIterator,), asend=1, athrow=1, aclose=1)
Iterator.__iter__ = lambda self: self
Iterator.__abstractmethods__ = frozenset({"__next__"})


class Sequence(Reversible, Collection):
    __module__ = "collections.abc"

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(v is value or v == value for v in self)

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def index(self, value, start=0, stop=None):
        for i, v in enumerate(self):
            if i >= start and (stop is None or i < stop) and (v is value or v == value):
                return i
        raise ValueError

    def count(self, value):
        return sum(1 for v in self if v is value or v == value)


class MutableSequence(Sequence):
    __module__ = "collections.abc"

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values):
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        for i, value in enumerate(list(self)[::-1]):
            self[i] = value

    def __iadd__(self, values):
        self.extend(values)
        return self


class Mapping(Collection):
    __module__ = "collections.abc"

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return dict.fromkeys(self).keys()

    def items(self):
        return {k: self[k] for k in self}.items()

    def values(self):
        return {k: self[k] for k in self}.values()

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())


class MutableMapping(Mapping):
    __module__ = "collections.abc"
    _missing = object()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=_missing):
        try:
            value = self[key]
        except KeyError:
            if default is self._missing:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwargs):
        for key, value in dict(other, **kwargs).items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class Set(Collection):
    __module__ = "collections.abc"

    @classmethod
    def _from_iterable(cls, iterable):
        return cls(iterable)

    def __le__(self, other):
        return len(self) <= len(other) and all(x in other for x in self)

    def __lt__(self, other):
        return len(self) < len(other) and self <= other

    def __ge__(self, other):
        return len(self) >= len(other) and all(x in self for x in other)

    def __gt__(self, other):
        return len(self) > len(other) and self >= other

    def __eq__(self, other):
        return len(self) == len(other) and self <= other

    def __and__(self, other):
        return self._from_iterable(x for x in other if x in self)

    def __or__(self, other):
        return self._from_iterable([*self, *other])

    def __sub__(self, other):
        return self._from_iterable(x for x in self if x not in other)

    def __xor__(self, other):
        return (self - other) | (other - self)

    def isdisjoint(self, other):
        return not any(x in self for x in other)


class MutableSet(Set):
    __module__ = "collections.abc"

    @abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def clear(self):
        for value in list(self):
            self.discard(value)


class MappingView(Sized):
    pass


class KeysView(MappingView, Set):
    pass


class ItemsView(MappingView, Set):
    pass


class ValuesView(MappingView, Collection):
    pass


class ByteString(Sequence):
    pass


for _type in (list, ):
    MutableSequence.register(_type)
for _type in (tuple, str, range, bytes):
    Sequence.register(_type)
ByteString.register(bytes)
MutableMapping.register(dict)
Mapping.register(type(type.__dict__))
MutableSet.register(set)
Set.register(frozenset)
KeysView.register(type({}.keys()))
ItemsView.register(type({}.items()))
ValuesView.register(type({}.values()))
