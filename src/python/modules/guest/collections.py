"""Containers besides the built-in ones."""

import _later
from _arguments import MISSING, bind
from keyword import iskeyword
from types import GenericAlias

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque",
           "namedtuple"]


# --- named tuples ---

class _Field:  # the property of one field: tuple[index]
    __slots__ = ("index",)

    def __init__(self, index):
        self.index = index

    @property
    def __doc__(self):
        return f"Alias for field number {self.index}"

    def __get__(self, instance, owner=None):
        return self if instance is None else tuple.__getitem__(instance, self.index)

    def __set__(self, instance, value):
        raise AttributeError("can't set attribute")


def _checked_names(typename, names, rename):
    if rename:
        names = list(names)
        for at, name in enumerate(names):
            if not name.isidentifier() or iskeyword(name) or name.startswith("_") or name in names[:at]:
                names[at] = f"_{at}"
    for name in [typename] + names:
        if not isinstance(name, str):
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    for at, name in enumerate(names):
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in names[:at]:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
    return names


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A class of tuples whose items have names."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    fields = tuple(_checked_names(str(typename), list(map(str, field_names)), rename))
    count = len(fields)
    defaults = tuple(defaults or ())
    if len(defaults) > count:
        raise TypeError("Got more default values than field names")
    field_defaults = dict(zip(fields[count - len(defaults):], defaults))

    def __new__(_cls, /, *args, **kwargs):
        if kwargs or len(args) != count:
            values = bind(f"{typename}.__new__()", fields, (), field_defaults, args, kwargs)
            args = [field_defaults[name] if value is MISSING else value for name, value in zip(fields, values)]
        return tuple.__new__(_cls, args)

    def __signature__():
        from inspect import Parameter, Signature
        return Signature([Parameter("_cls", Parameter.POSITIONAL_OR_KEYWORD)] +
                         [Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=field_defaults.get(name, Parameter.empty))
                          for name in fields])

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in zip(fields, self)])
        return f"{type(self).__name__}({shown})"

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    __new__.__doc__ = f"Create new instance of {typename}({', '.join(fields)})"
    __new__.__defaults__ = None
    __new__.__signature__ = __signature__
    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})", "__slots__": (), "_fields": fields,
        "_field_defaults": field_defaults, "__new__": __new__, "_make": classmethod(_make), "_replace": _replace,
        "__repr__": __repr__, "_asdict": _asdict, "__getnewargs__": __getnewargs__, "__match_args__": fields,
    }
    for function in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        function.__qualname__ = f"{typename}.{function.__name__}"
    for at, name in enumerate(fields):
        namespace[name] = _Field(at)
    result = type(typename, (tuple,), namespace)
    if module is None:
        import sys
        module = sys._getframemodulename(1) if hasattr(sys, "_getframemodulename") else "__main__"
    result.__module__ = module
    return result


# --- dictionaries ---

class OrderedDict(dict):
    """A dict for which the order counts."""

    def move_to_end(self, key, last=True):
        value = self[key]
        if last:
            dict.__delitem__(self, key)
            dict.__setitem__(self, key, value)
        else:
            others = [(k, v) for k, v in dict.items(self) if k != key]
            dict.clear(self)
            dict.__setitem__(self, key, value)
            for k, v in others:
                dict.__setitem__(self, k, v)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        return f"{type(self).__name__}({list(self.items())!r})" if self else f"{type(self).__name__}()"

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        result = cls()
        for key in iterable:
            result[key] = value
        return result

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self)
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(other)
        result.update(self)
        return result

    def __ior__(self, other):
        self.update(other)
        return self

    def __reduce__(self):
        return type(self), (), vars(self) or None, None, iter(self.items())


class defaultdict(dict):
    """A dict that makes the values that it lacks."""

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self.default_factory, other)
        result.update(self)
        return result

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())


class Counter(dict):
    """A dict that counts: elements and how many there are of each."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        pairs = sorted(self.items(), key=_second, reverse=True)
        return pairs if n is None else pairs[:max(n, 0)]

    def elements(self):
        for element, count in self.items():
            for _ in range(count):
                yield element

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        self._add(iterable, 1)
        if kwds:
            self._add(kwds, 1)

    def subtract(self, iterable=None, /, **kwds):
        self._add(iterable, -1)
        if kwds:
            self._add(kwds, -1)

    def _add(self, counts, sign):
        if counts is None:
            return
        if isinstance(counts, dict) or hasattr(counts, "items"):
            for element, count in counts.items():
                self[element] = self.get(element, 0) + sign * count if element in self or sign < 0 else count
        else:
            for element in counts:
                self[element] = self.get(element, 0) + sign

    def copy(self):
        return type(self)(self)

    def __reduce__(self):
        return type(self), (dict(self),)

    def __delitem__(self, element):
        if element in self:
            super().__delitem__(element)

    def __eq__(self, other):
        return not self._differs(other) if isinstance(other, Counter) else NotImplemented

    def __ne__(self, other):
        return self._differs(other) if isinstance(other, Counter) else NotImplemented

    def _differs(self, other):
        return any([self[element] != other[element] for part in (self, other) for element in part])

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[element] <= other[element] for part in (self, other) for element in part])

    def __lt__(self, other):
        return self <= other and self != other if isinstance(other, Counter) else NotImplemented

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[element] >= other[element] for part in (self, other) for element in part])

    def __gt__(self, other):
        return self >= other and self != other if isinstance(other, Counter) else NotImplemented

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{type(self).__name__}({shown!r})"

    def _combined(self, other, operation):
        """A Counter of the positive results, the elements of self first."""
        result = Counter()
        for element in [*self, *[one for one in other if one not in self]]:
            count = operation(self[element], other[element])
            if count > 0:
                result[element] = count
        return result

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b) if isinstance(other, Counter) else NotImplemented

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b) if isinstance(other, Counter) else NotImplemented

    def __or__(self, other):
        return self._combined(other, max) if isinstance(other, Counter) else NotImplemented

    def __and__(self, other):
        return self._combined(other, min) if isinstance(other, Counter) else NotImplemented

    def __pos__(self):
        return self._combined(Counter(), lambda a, b: a)

    def __neg__(self):
        return self._combined(Counter(), lambda a, b: -a)

    def _become(self, other):
        for element in list(self):
            if element not in other:
                del self[element]
        for element, count in other.items():
            self[element] = count
        return self

    def __iadd__(self, other):
        self._add(other, 1)
        return self._become(+self)

    def __isub__(self, other):
        self._add(other, -1)
        return self._become(+self)

    def __ior__(self, other):
        return self._become(self | other)

    def __iand__(self, other):
        return self._become(self & other)


def _second(pair):
    return pair[1]


# --- a queue with two ends ---

class deque:
    """Its items are _items[_head:]; what stands before the head is free space."""
    __abc_tpflags__ = 1 << 5  # patterns see a sequence

    __hash__ = None

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and (not isinstance(maxlen, int) or maxlen < 0):
            raise ValueError("maxlen must be non-negative")
        self._maxlen = maxlen
        self._items = []
        self._head = 0
        self.extend(iterable)

    @property
    def maxlen(self):
        return self._maxlen

    def _list(self):
        return self._items[self._head:]

    def append(self, item, /):
        if self._maxlen is not None and len(self) >= self._maxlen:
            if not self._maxlen:
                return
            self.popleft()
        self._items.append(item)

    def appendleft(self, item, /):
        if self._maxlen is not None and len(self) >= self._maxlen:
            if not self._maxlen:
                return
            self.pop()
        if not self._head:
            self._head = len(self._items) + 8
            self._items[:0] = [None] * self._head
        self._head -= 1
        self._items[self._head] = item

    def pop(self):
        if not len(self):
            raise IndexError("pop from an empty deque")
        return self._items.pop()

    def popleft(self):
        if not len(self):
            raise IndexError("pop from an empty deque")
        item = self._items[self._head]
        self._items[self._head] = None
        self._head += 1
        if self._head > 32 and self._head * 2 > len(self._items):
            del self._items[:self._head]
            self._head = 0
        return item

    def extend(self, iterable, /):
        for item in list(iterable) if iterable is self else iterable:
            self.append(item)

    def extendleft(self, iterable, /):
        for item in list(iterable) if iterable is self else iterable:
            self.appendleft(item)

    def clear(self):
        self._items = []
        self._head = 0

    def rotate(self, n=1, /):
        items = self._list()
        if items:
            n %= len(items)
            self._items = items[-n:] + items[:-n] if n else items
            self._head = 0

    def reverse(self):
        self._items = self._list()[::-1]
        self._head = 0

    def copy(self):
        return type(self)(self, self._maxlen)

    __copy__ = copy

    def count(self, value, /):
        return self._list().count(value)

    def index(self, value, start=0, stop=None, /):
        items = self._list()
        try:
            return items.index(value, start, len(items) if stop is None else stop)
        except ValueError:
            raise ValueError(f"{value!r} is not in deque") from None

    def insert(self, index, value, /):
        if self._maxlen is not None and len(self) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        items = self._list()
        items.insert(index, value)
        self._items, self._head = items, 0

    def remove(self, value, /):
        items = self._list()
        if value not in items:
            raise ValueError("deque.remove(x): x not in deque")
        items.remove(value)
        self._items, self._head = items, 0

    def _place(self, index):
        if isinstance(index, slice) or not hasattr(index, "__index__"):
            raise TypeError(f"sequence index must be integer, not '{type(index).__name__}'")
        index = index.__index__()
        size = len(self)
        if not -size <= index < size:
            raise IndexError("deque index out of range")
        return self._head + index if index >= 0 else len(self._items) + index

    def __getitem__(self, index):
        return self._items[self._place(index)]

    def __setitem__(self, index, value):
        self._items[self._place(index)] = value

    def __delitem__(self, index):
        del self._items[self._place(index)]

    def __len__(self):
        return len(self._items) - self._head

    def __iter__(self):
        items, size = self._items, len(self)
        for item in self._list():
            if len(self) != size or self._items is not items:
                raise RuntimeError("deque mutated during iteration")
            yield item

    def __reversed__(self):
        return reversed(self._list())

    def __contains__(self, value):
        return value in self._list()

    def __repr__(self):
        if any([item is self for item in self._list()]):
            shown = "[" + ", ".join(["[...]" if item is self else repr(item) for item in self._list()]) + "]"
        else:
            shown = repr(self._list())
        if self._maxlen is not None:
            shown += f", maxlen={self._maxlen}"
        return f"{type(self).__name__}({shown})"

    def __eq__(self, other):
        return self._list() == other._list() if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return self._list() < other._list() if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return self._list() <= other._list() if isinstance(other, deque) else NotImplemented

    def __gt__(self, other):
        return self._list() > other._list() if isinstance(other, deque) else NotImplemented

    def __ge__(self, other):
        return self._list() >= other._list() if isinstance(other, deque) else NotImplemented

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        result = self.copy()
        result.extend(other)
        return result

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, times):
        return type(self)(self._list() * times, self._maxlen)

    __rmul__ = __mul__

    def __imul__(self, times):
        items = self._list() * times
        self.clear()
        self.extend(items)
        return self

    def __reduce__(self):
        return type(self), ((), self._maxlen) if self._maxlen is not None else (), None, iter(self._list())

    __class_getitem__ = classmethod(GenericAlias)


_later.register("MutableSequence", deque)


def __getattr__(name):
    """The modules that are not always needed, and the classes in them."""
    if name == "abc":
        import collections.abc
        return collections.abc
    if name in ("ChainMap", "UserDict", "UserList", "UserString"):
        import _collections_derived
        value = globals()[name] = getattr(_collections_derived, name)
        return value
    raise AttributeError(f"module 'collections' has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *__all__, "abc"})
