"""Functions that work on functions."""

from types import GenericAlias

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache",
           "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod", "singledispatch",
           "singledispatchmethod", "cached_property"]

_missing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, _missing)
        if value is not _missing:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


def reduce(function, iterable, initial=_missing, /):
    iterator = iter(iterable)
    if initial is _missing:
        initial = next(iterator, _missing)
        if initial is _missing:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in iterator:
        initial = function(initial, item)
    return initial


# --- comparison ---

def _order(name, root, answer):
    """The method `name`, computed by the method `root`: answer(result of root, self, other)."""

    def method(self, other):
        result = getattr(type(self), root)(self, other)
        return result if result is NotImplemented else answer(result, self, other)

    method.__name__ = name
    method.__doc__ = getattr(int, name).__doc__
    return method


def _not(result, self, other):
    return not result


def _or_equal(result, self, other):
    return result or self == other


def _and_unequal(result, self, other):
    return result and self != other


def _neither(result, self, other):
    return not result and self != other


def _not_or_equal(result, self, other):
    return not result or self == other


_orders = {
    "__lt__": {"__gt__": _neither, "__le__": _or_equal, "__ge__": _not},
    "__le__": {"__ge__": _not_or_equal, "__lt__": _and_unequal, "__gt__": _not},
    "__gt__": {"__lt__": _neither, "__ge__": _or_equal, "__le__": _not},
    "__ge__": {"__le__": _not_or_equal, "__gt__": _and_unequal, "__lt__": _not},
}


def total_ordering(cls):
    """Adds the comparisons that a class with one of them lacks."""
    given = [name for name in _orders if getattr(cls, name, None) is not getattr(object, name, None)]
    if not given:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = next(name for name in ("__lt__", "__le__", "__gt__", "__ge__") if name in given)
    for name, answer in _orders[root].items():
        if name not in given:
            setattr(cls, name, _order(name, root, answer))
    return cls


def cmp_to_key(mycmp):
    """A key function that orders as the comparison function does."""

    class K:
        __slots__ = ("obj",)
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return K


# --- partial application ---

class partial:
    """A function with some of its arguments given already."""

    def __new__(cls, /, *args, **kwargs):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *given = args
        if not callable(func):
            raise TypeError("the first argument must be callable")
        self = super().__new__(cls)
        if isinstance(func, partial):
            given = (*func.args, *given)
            kwargs = {**func.keywords, **kwargs}
            func = func.func
        self.func = func
        self.args = tuple(given)
        self.keywords = kwargs
        return self

    def __call__(self, /, *args, **kwargs):
        return self.func(*self.args, *args, **{**self.keywords, **kwargs})

    def __repr__(self):
        name = type(self).__qualname__
        if type(self).__module__ == "functools":
            name = "functools." + name
        parts = [repr(self.func)] + [repr(arg) for arg in self.args]
        parts += [f"{key}={value!r}" for key, value in self.keywords.items()]
        return f"{name}({', '.join(parts)})"

    __class_getitem__ = classmethod(GenericAlias)


class partialmethod:
    """partial() for methods."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        if hasattr(type(self.func), "__get__"):
            bound = self.func.__get__(instance, owner)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                return result
        func, given, keywords = self.func, self.args, self.keywords

        def method(self, /, *args, **kwargs):
            return func(self, *given, *args, **{**keywords, **kwargs})

        method.partialmethod = self
        return method if instance is None else method.__get__(instance, owner)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __repr__(self):
        parts = [repr(self.func)] + [repr(arg) for arg in self.args]
        parts += [f"{key}={value!r}" for key, value in self.keywords.items()]
        return f"functools.partialmethod({', '.join(parts)})"

    __class_getitem__ = classmethod(GenericAlias)


# --- remembering results ---

class _CacheInfo(tuple):
    """(hits, misses, maxsize, currsize)"""

    __slots__ = ()
    _fields = ("hits", "misses", "maxsize", "currsize")
    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % tuple(self)

    def _asdict(self):
        return dict(zip(self._fields, self))


class _lru_cache_wrapper:
    def __init__(self, function, maxsize, typed):
        self._function = function
        self._maxsize = maxsize
        self._typed = typed
        self._results = {}  # in the order of use
        self._hits = self._misses = 0
        update_wrapper(self, function)

    def __call__(self, *args, **kwargs):
        key = self._key(args, kwargs)
        result = self._results.get(key, _missing)
        if result is not _missing:
            self._hits += 1
            if self._maxsize is not None:
                del self._results[key]
                self._results[key] = result
            return result
        self._misses += 1
        result = self._function(*args, **kwargs)
        if self._maxsize != 0:
            if self._maxsize is not None and key not in self._results and len(self._results) >= self._maxsize:
                del self._results[next(iter(self._results))]
            self._results[key] = result
        return result

    def _key(self, args, kwargs):
        key = (args, tuple(kwargs.items())) if kwargs else args
        if self._typed:
            return key, tuple(map(type, args)), tuple(map(type, kwargs.values()))
        return key if kwargs or len(args) != 1 or not isinstance(args[0], (int, str)) else args[0]

    def __get__(self, instance, owner=None):
        return self if instance is None else _bind_method(self, instance)

    def cache_info(self):
        return _CacheInfo((self._hits, self._misses, self._maxsize, len(self._results)))

    def cache_clear(self):
        self._results.clear()
        self._hits = self._misses = 0

    def cache_parameters(self):
        return {"maxsize": self._maxsize, "typed": self._typed}

    def __repr__(self):
        return f"<functools._lru_cache_wrapper object at 0x{id(self):012x}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _bind_method(function, instance):
    from types import MethodType
    return MethodType(function, instance)


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _lru_cache_wrapper(maxsize, 128, False)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        return _lru_cache_wrapper(function, maxsize, typed)

    return decorate


def cache(user_function, /):
    return _lru_cache_wrapper(user_function, None, False)


class cached_property:
    """A property that is computed once and then kept in the instance's __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f"{self.attrname!r} property.") from None
        value = values.get(self.attrname, _missing)
        if value is _missing:
            value = values[self.attrname] = self.func(instance)
        return value

    __class_getitem__ = classmethod(GenericAlias)


# --- choosing by type ---

def _abstract_depth(kind):
    """Where a class that is no base of the argument's class stands: deeper classes are more special."""
    return len(kind.__mro__)


def _implementation(registry, kind):
    for base in kind.__mro__[:-1]:
        if base in registry:
            return registry[base]
        matches = [other for other in registry
                   if other is not object and other not in kind.__mro__ and issubclass(base, other)
                   and not any(issubclass(later, other) for later in base.__mro__[1:-1])]
        best = [one for one in matches if not any(other is not one and issubclass(other, one) for other in matches)]
        if len(best) > 1:
            raise RuntimeError(f"Ambiguous dispatch: {best[0]} or {best[1]}")
        if best:
            return registry[best[0]]
    return registry.get(object)


def _union_members(hint):
    args = getattr(hint, "__args__", ())
    origin = getattr(hint, "__origin__", None)
    is_union = type(hint).__name__ == "UnionType" or getattr(origin, "_name", None) == "Union"
    return args if is_union and all([isinstance(arg, type) for arg in args]) else None


def singledispatch(func):
    """A function with one implementation for each type of its first argument."""
    registry = {object: func}
    chosen = {}

    def dispatch(cls):
        """The implementation for a class."""
        if cls not in chosen:
            chosen[cls] = _implementation(registry, cls)
        return chosen[cls]

    def register(cls, func=None):
        """Adds an implementation; alone or as a decorator, for a class or for what the annotation says."""
        if func is None and (isinstance(cls, type) and type(cls) is not GenericAlias or _union_members(cls)):
            return lambda function: register(cls, function)
        if func is None:
            if not getattr(cls, "__annotations__", None):
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either "
                                "`@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            from typing import get_type_hints
            name, cls = next(iter(get_type_hints(func).items()))
            if not isinstance(cls, type) and not _union_members(cls):
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        for one in _union_members(cls) or (cls,):
            registry[one] = func
        chosen.clear()
        return func

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kwargs)

    from types import MappingProxyType
    name = getattr(func, "__name__", "singledispatch function")
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = chosen.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """singledispatch() for methods: the type of the argument after self or cls chooses."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, instance, owner=None):
        def method(*args, **kwargs):
            chosen = self.dispatcher.dispatch(args[0].__class__)
            return chosen.__get__(instance, owner)(*args, **kwargs)

        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        update_wrapper(method, self.func)
        return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
