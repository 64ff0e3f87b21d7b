import copy as _copy
from types import MappingProxyType


class FrozenInstanceError(AttributeError):
    pass


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


class _KwOnly:
    pass


MISSING = _Missing()
KW_ONLY = _KwOnly()
_FIELDS, _PARAMS = "__dataclass_fields__", "__dataclass_params__"


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._is_initvar = False

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), "__set_name__", None)
        if method:
            method(self.default, owner, name)


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return cls(type)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
          metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _Params:
    def __init__(self, **settings):
        self.__dict__.update(settings)


def _is_classvar(annotation):
    if isinstance(annotation, str):
        return annotation.startswith(("ClassVar", "typing.ClassVar", "t.ClassVar"))
    return "ClassVar" in repr(getattr(annotation, "__origin__", annotation))


def _is_initvar(annotation):
    if isinstance(annotation, str):
        return annotation.startswith(("InitVar", "dataclasses.InitVar"))
    return isinstance(annotation, InitVar) or annotation is InitVar


def _collect(cls, kw_only):
    fields = {}
    for base in reversed(cls.__mro__[1:]):
        for f in getattr(base, _FIELDS, {}).values() if _FIELDS in base.__dict__ else ():
            fields[f.name] = f
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY or annotation in ("KW_ONLY", "dataclasses.KW_ONLY"):
            kw_only = True
            continue
        if _is_classvar(annotation):
            continue
        default = cls.__dict__.get(name, MISSING)
        if type(default) in (type(None), int) and False:
            continue
        f = default if isinstance(default, Field) else field(default=default)
        f.name, f.type = name, annotation
        f._is_initvar = _is_initvar(annotation)
        if f.kw_only is MISSING:
            f.kw_only = kw_only
        if f.default is not MISSING and type(f.default).__hash__ is None:
            raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: "
                             "use default_factory")
        if isinstance(default, Field):
            if default.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, default.default)
        fields[name] = f
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return fields


def _make_init(cls, fields, frozen):
    space = {"_missing": MISSING, "_set": object.__setattr__}
    arguments, body, seen_default = ["self"], [], False
    ordered = [f for f in fields if f.init and not f.kw_only]
    keyword = [f for f in fields if f.init and f.kw_only]
    for f in ordered + keyword:
        has_default = f.default is not MISSING or f.default_factory is not MISSING
        if not f.kw_only:
            if seen_default and not has_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")
            seen_default = seen_default or has_default
        if keyword and f is keyword[0]:
            arguments.append("*")
        if f.default is not MISSING:
            space[f"_d_{f.name}"] = f.default
            arguments.append(f"{f.name}=_d_{f.name}")
        else:
            arguments.append(f"{f.name}=_missing" if has_default else f.name)
    for f in fields:
        if f._is_initvar:
            continue
        store = f"_set(self, {f.name!r}, %s)" if frozen else f"self.{f.name} = %s"
        if f.default_factory is not MISSING:
            space[f"_f_{f.name}"] = f.default_factory
            value = f"_f_{f.name}()"
            if f.init:
                value = f"_f_{f.name}() if {f.name} is _missing else {f.name}"
            body.append(store % value)
        elif f.init:
            body.append(store % f.name)
        elif f.default is not MISSING:
            space[f"_d_{f.name}"] = f.default
            body.append(store % f"_d_{f.name}")
    if hasattr(cls, "__post_init__"):
        body.append(f"self.__post_init__({', '.join(f.name for f in fields if f._is_initvar)})")
    text = f"def __init__({', '.join(arguments)}):\n " + "\n ".join(body or ["pass"])
    exec(text, space)
    init = space["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {f.name: f.type for f in ordered + keyword}
    return init


def _compare(names, operation):
    def method(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return operation(tuple(getattr(self, n) for n in names), tuple(getattr(other, n) for n in names))
    return method


def _process(cls, init, repr_, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    every = _collect(cls, kw_only)
    setattr(cls, _FIELDS, every)
    setattr(cls, _PARAMS, _Params(init=init, repr=repr_, eq=eq, order=order, unsafe_hash=unsafe_hash,
                                  frozen=frozen))
    for base in cls.__mro__[1:]:
        params = base.__dict__.get(_PARAMS)
        if params is not None and params.frozen != frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one" if frozen else
                            "cannot inherit non-frozen dataclass from a frozen one")
    fields = list(every.values())
    real = [f for f in fields if not f._is_initvar]
    compared = [f.name for f in real if f.compare]
    had_hash = "__hash__" in cls.__dict__ and not (
        cls.__dict__["__hash__"] is None and "__eq__" in cls.__dict__)

    def add(name, method):
        if name not in cls.__dict__:
            method.__name__ = name
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            setattr(cls, name, method)
            return True
        return False

    if init:
        add("__init__", _make_init(cls, fields, frozen))
    if repr_:
        shown = [f.name for f in real if f.repr]
        running = set()

        def __repr__(self):
            if id(self) in running:
                return "..."
            running.add(id(self))
            try:
                inner = ", ".join(f"{n}={getattr(self, n)!r}" for n in shown)
            finally:
                running.discard(id(self))
            return f"{self.__class__.__qualname__}({inner})"

        add("__repr__", __repr__)
    if eq:
        add("__eq__", _compare(compared, lambda a, b: a == b))
    if order:
        if not eq:
            raise ValueError("eq must be true if order is true")
        for name, operation in (("__lt__", lambda a, b: a < b), ("__le__", lambda a, b: a <= b),
                                ("__gt__", lambda a, b: a > b), ("__ge__", lambda a, b: a >= b)):
            if not add(name, _compare(compared, operation)):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
    if frozen:
        names = set(every)

        def __setattr__(self, name, value):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f"cannot assign to field {name!r}")
            super(cls, self).__setattr__(name, value)

        def __delattr__(self, name):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f"cannot delete field {name!r}")
            super(cls, self).__delattr__(name)

        add("__setattr__", __setattr__)
        add("__delattr__", __delattr__)
    hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash or (eq and frozen and not had_hash):
        def __hash__(self):
            return hash(tuple(getattr(self, n) for n in hashed))
        cls.__hash__ = __hash__
    elif eq and not had_hash:
        cls.__hash__ = None
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in fields if f.init and not f.kw_only)
    if slots:
        body = {k: v for k, v in cls.__dict__.items() if k not in ("__dict__", "__weakref__")}
        inherited = {n for b in cls.__mro__[1:-1] for n in b.__dict__.get("__slots__", ())}
        for f in real:
            body.pop(f.name, None)
        body["__slots__"] = tuple(f.name for f in real if f.name not in inherited)
        qualname = cls.__qualname__
        cls = type(cls)(cls.__name__, cls.__bases__, body)
        cls.__qualname__ = qualname
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        every = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in every.values() if not f._is_initvar)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _convert(value, dict_factory, as_dict):
    if is_dataclass(value) and not isinstance(value, type):
        pairs = [(f.name, _convert(getattr(value, f.name), dict_factory, as_dict)) for f in fields(value)]
        return dict_factory(pairs) if as_dict else dict_factory([v for _, v in pairs])
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*[_convert(v, dict_factory, as_dict) for v in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_convert(v, dict_factory, as_dict) for v in value])
    if isinstance(value, dict):
        return type(value)((_convert(k, dict_factory, as_dict), _convert(v, dict_factory, as_dict))
                           for k, v in value.items())
    return _copy.deepcopy(value)


def asdict(obj, *, dict_factory=dict):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, dict_factory, True)


def astuple(obj, *, tuple_factory=tuple):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, tuple_factory, False)


def replace(obj, /, **changes):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified "
                                 "with replace()")
        elif f.name not in changes and not f._is_initvar:
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    space = dict(namespace or {})
    annotations = {}
    for item in fields:
        name, annotation, *default = (item, "typing.Any") if isinstance(item, str) else item
        annotations[name] = annotation
        if default:
            space[name] = default[0]
    space["__annotations__"] = annotations
    return dataclass(type(cls_name, bases, space), **options)
