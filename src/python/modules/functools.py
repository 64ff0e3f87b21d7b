from types import GenericAlias, MethodType

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)
_missing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


def reduce(function, iterable, initial=_missing, /):
    iterator = iter(iterable)
    if initial is _missing:
        try:
            value = next(iterator)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for item in iterator:
        value = function(value, item)
    return value


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)] + [repr(a) for a in self.args]
        parts += [f"{k}={v!r}" for k, v in self.keywords.items()]
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls=None):
        func = self.func.__get__(obj, cls) if hasattr(self.func, "__get__") else self.func
        return partial(func, *self.args, **self.keywords)


def _key(args, kwargs, typed):
    key = args
    if kwargs:
        key += (_missing,) + tuple(kwargs.items())
    if typed:
        key += tuple(type(v) for v in args) + tuple(type(v) for v in kwargs.values())
    return key


class _CacheInfo(tuple):
    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % tuple(self)


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return lru_cache(128, typed)(maxsize)

    def decorate(function):
        entries = {}
        hits = misses = 0

        def wrapper(*args, **kwargs):
            nonlocal hits, misses
            key = _key(args, kwargs, typed)
            if key in entries:
                hits += 1
                value = entries.pop(key)
                entries[key] = value
                return value
            misses += 1
            value = function(*args, **kwargs)
            if maxsize is None or maxsize > 0:
                if maxsize is not None and len(entries) >= maxsize:
                    del entries[next(iter(entries))]
                entries[key] = value
            return value

        def cache_clear():
            nonlocal hits, misses
            entries.clear()
            hits = misses = 0

        wrapper.cache_info = lambda: _CacheInfo((hits, misses, maxsize, len(entries)))
        wrapper.cache_clear = cache_clear
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, function)

    return decorate


def cache(function, /):
    return lru_cache(None)(function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value


def cmp_to_key(compare):
    class K:
        __slots__ = ("obj",)
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return compare(self.obj, other.obj) < 0

        def __gt__(self, other):
            return compare(self.obj, other.obj) > 0

        def __eq__(self, other):
            return compare(self.obj, other.obj) == 0

        def __le__(self, other):
            return compare(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return compare(self.obj, other.obj) >= 0

    return K


_derived = {
    "__lt__": (("__gt__", lambda s, o: not (s < o) and s != o), ("__le__", lambda s, o: s < o or s == o),
               ("__ge__", lambda s, o: not s < o)),
    "__le__": (("__ge__", lambda s, o: not s <= o or s == o), ("__lt__", lambda s, o: s <= o and s != o),
               ("__gt__", lambda s, o: not s <= o)),
    "__gt__": (("__lt__", lambda s, o: not (s > o) and s != o), ("__ge__", lambda s, o: s > o or s == o),
               ("__le__", lambda s, o: not s > o)),
    "__ge__": (("__le__", lambda s, o: not s >= o or s == o), ("__gt__", lambda s, o: s >= o and s != o),
               ("__lt__", lambda s, o: not s >= o)),
}


def total_ordering(cls):
    roots = [n for n in _derived if getattr(cls, n) is not getattr(object, n)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, function in _derived[root]:
        if name not in roots:
            function.__name__ = name
            setattr(cls, name, function)
    return cls


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        for base, implementation in registry.items():
            if base is not object and issubclass(cls, base):
                return implementation
        return func

    def register(cls, implementation=None):
        if implementation is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            implementation = cls
            cls = next(iter(implementation.__annotations__.values()))
        registry[cls] = implementation
        return implementation

    def wrapper(*args, **kwargs):
        return dispatch(type(args[0]))(*args, **kwargs)

    wrapper.registry = registry
    wrapper.register = register
    wrapper.dispatch = dispatch
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        def call(*args, **kwargs):
            return self.dispatcher.dispatch(type(args[0])).__get__(obj, cls)(*args, **kwargs)
        return call
