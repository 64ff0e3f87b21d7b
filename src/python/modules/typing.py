import collections as _collections
import collections.abc as _abc
from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod
import types as _types

TYPE_CHECKING = False
Generic = __builtins__.__dict__[".generic"]


def _name(hint):
    if hint is ...:
        return "..."
    if hint is type(None):
        return "None"
    if isinstance(hint, type) and not isinstance(hint, _types.GenericAlias):
        return hint.__qualname__ if hint.__module__ == "builtins" else f"{hint.__module__}.{hint.__qualname__}"
    if isinstance(hint, list):
        return "[" + ", ".join(map(_name, hint)) + "]"
    return repr(hint)


class _Form:
    def __init__(self, name, rule=None):
        self._name = name
        self._rule = rule

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, args):
        if self._rule:
            return self._rule(args)
        return _Alias(self, args if isinstance(args, tuple) else (args,))

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")


class _Alias:
    def __init__(self, origin, args, name=None):
        self.__dict__.update(__origin__=origin, __args__=args, _alias_name=name)

    @property
    def __parameters__(self):
        return tuple(a for a in self.__args__ if isinstance(a, TypeVar))

    def __repr__(self):
        if self.__origin__ is Union:
            rest = [a for a in self.__args__ if a is not type(None)]
            if len(rest) == 1 and len(self.__args__) == 2:
                return f"typing.Optional[{_name(rest[0])}]"
        head = f"typing.{self._alias_name}" if self._alias_name else _name(self.__origin__)
        if self._alias_name == "Callable" and self.__args__[0] is not ...:
            inner = ", ".join(map(_name, self.__args__[:-1]))
            return f"{head}[[{inner}], {_name(self.__args__[-1])}]"
        return f"{head}[{', '.join(map(_name, self.__args__)) or '()'}]"

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Union and other.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self.__args__)

    def __getitem__(self, args):
        args = list(args if isinstance(args, tuple) else (args,))
        return _Alias(self.__origin__, tuple(args.pop(0) if isinstance(a, TypeVar) and args else a
                                            for a in self.__args__), self._alias_name)

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        if self.__origin__ is Generic or isinstance(self.__origin__, type):
            return (self.__origin__,)
        return ()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, instance):
        if self.__origin__ is Union:
            return isinstance(instance, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return issubclass(cls, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


class ForwardRef:
    def __init__(self, arg, **options):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)


def _hint(arg):
    return type(None) if arg is None else ForwardRef(arg) if isinstance(arg, str) else arg


def _union(args):
    flat = []
    for arg in args if isinstance(args, tuple) else (args,):
        arg = _hint(arg)
        inner = arg.__args__ if getattr(arg, "__origin__", None) is Union or isinstance(
            arg, _types.UnionType) else (arg,)
        for member in inner:
            if member not in flat:
                flat.append(member)
    return flat[0] if len(flat) == 1 else _Alias(Union, tuple(flat), "Union")


Any = _Form("Any")
Union = _Form("Union", _union)
Optional = _Form("Optional", lambda arg: _union((arg, None)))
ClassVar = _Form("ClassVar")
Final = _Form("Final")
Literal = _Form("Literal")
LiteralString = _Form("LiteralString")
Never = _Form("Never")
NoReturn = _Form("NoReturn")
Self = _Form("Self")
TypeAlias = _Form("TypeAlias")
TypeGuard = _Form("TypeGuard")
Concatenate = _Form("Concatenate")
Unpack = _Form("Unpack")
Required = _Form("Required")
NotRequired = _Form("NotRequired")
ReadOnly = _Form("ReadOnly")


class _AnnotatedAlias(_Alias):
    def __repr__(self):
        extra = ", ".join(map(repr, self.__metadata__))
        return f"typing.Annotated[{_name(self.__origin__)}, {extra}]"

    def __eq__(self, other):
        return (isinstance(other, _AnnotatedAlias) and self.__origin__ == other.__origin__
                and self.__metadata__ == other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


def _annotated(args):
    alias = _AnnotatedAlias(_hint(args[0]), (_hint(args[0]),))
    alias.__dict__["__metadata__"] = args[1:]
    return alias


Annotated = _Form("Annotated", _annotated)


class _Generic(_Form):
    def __init__(self, name, origin):
        super().__init__(name)
        self.__origin__ = origin

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        if self._name == "Callable" and isinstance(args[0], list):
            args = (*args[0], args[1])
        return _Alias(self.__origin__, tuple(_hint(a) for a in args), self._name)

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __getattr__(self, name):
        return getattr(self.__dict__["__origin__"], name)


List, Dict, Set, FrozenSet = (_Generic(n, o) for n, o in (
    ("List", list), ("Dict", dict), ("Set", set), ("FrozenSet", frozenset)))
Tuple, Type = _Generic("Tuple", tuple), _Generic("Type", type)
DefaultDict = _Generic("DefaultDict", _collections.defaultdict)
OrderedDict = _Generic("OrderedDict", _collections.OrderedDict)
Counter = _Generic("Counter", _collections.Counter)
Deque = _Generic("Deque", _collections.deque)
ChainMap = _Generic("ChainMap", _collections.ChainMap)
for _n in ("Hashable", "Sized", "Callable", "Iterable", "Iterator", "Generator", "Collection", "Container",
           "Sequence", "MutableSequence", "Mapping", "MutableMapping", "MutableSet", "Awaitable",
           "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Reversible", "KeysView",
           "ItemsView", "ValuesView", "ByteString"):
    globals()[_n] = _Generic(_n, getattr(_abc, _n))
AbstractSet = _Generic("AbstractSet", _abc.Set)
ContextManager = _Generic("ContextManager", __import__("contextlib").AbstractContextManager)
Text = str


class IO(Generic):
    pass


class TextIO(IO):
    pass


class BinaryIO(IO):
    pass


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, default=None,
                 infer_variance=False):
        self.__name__, self.__constraints__, self.__bound__ = name, constraints, bound
        self.__covariant__, self.__contravariant__ = covariant, contravariant
        self._sign = "+" if covariant else "-" if contravariant else "~"

    def __repr__(self):
        return self._sign + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ParamSpec(TypeVar):
    args = kwargs = None


class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield Unpack[self]


AnyStr = TypeVar("AnyStr", bytes, str)


def _generic_getitem(cls, args):
    return _Alias(cls, args if isinstance(args, tuple) else (args,))


type.__setattr__(Generic, "__class_getitem__", classmethod(_generic_getitem))


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            names = [n for n in (*cls.__dict__, *cls.__dict__.get("__annotations__", ()))
                     if not n.startswith("_") or n in ("__iter__", "__len__", "__call__", "__enter__")]
            if all(hasattr(instance, n) for n in names):
                return True
        return super().__instancecheck__(instance)


class Protocol(Generic, metaclass=_ProtocolMeta):
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = any(b is Protocol for b in cls.__bases__)


def runtime_checkable(cls):
    return cls


class SupportsInt(Protocol):
    def __int__(self): ...


class SupportsFloat(Protocol):
    def __float__(self): ...


class SupportsIndex(Protocol):
    def __index__(self): ...


class SupportsAbs(Protocol):
    def __abs__(self): ...


class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, space):
        hints = space.get("__annotations__", {})
        defaults = [space[n] for n in hints if n in space]
        made = _collections.namedtuple(name, list(hints), defaults=defaults, module=space["__module__"])
        made.__annotations__ = dict(hints)
        for key, value in space.items():
            if key not in hints and key not in ("__module__", "__qualname__", "__annotations__"):
                setattr(made, key, value)
        return made


class _NamedTupleForm:
    def __call__(self, typename, fields=(), /, **kwargs):
        pairs = list(fields) or list(kwargs.items())
        made = _collections.namedtuple(typename, [n for n, _ in pairs])
        made.__annotations__ = dict(pairs)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)


_NamedTupleBase = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple = _NamedTupleForm()


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, space, total=True):
        made = type.__new__(type, name, (dict,), {k: v for k, v in space.items() if k != "__qualname__"})
        hints = {}
        for base in bases:
            hints.update(getattr(base, "__annotations__", {}))
        hints.update(space.get("__annotations__", {}))
        made.__annotations__ = hints
        made.__total__ = total
        made.__required_keys__ = frozenset(hints if total else ())
        made.__optional_keys__ = frozenset(() if total else hints)
        return made


class _TypedDictForm:
    def __call__(self, typename, fields=(), /, *, total=True, **kwargs):
        return _TypedDictMeta(typename, (), {"__annotations__": dict(fields or kwargs)}, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDictBase,)


_TypedDictBase = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict = _TypedDictForm()


class NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __call__(self, x, /):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    return f


def no_type_check(f):
    return f


def override(f):
    return f


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    return obj


def dataclass_transform(**options):
    return lambda cls: cls


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, _types.UnionType):
        return _types.UnionType
    return getattr(tp, "__origin__", None)


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if getattr(tp, "_alias_name", None) == "Callable" and tp.__args__[0] is not ...:
        return (list(tp.__args__[:-1]), tp.__args__[-1])
    return getattr(tp, "__args__", ())


def _evaluate(hint, globalns, localns):
    if isinstance(hint, ForwardRef):
        hint = hint.__forward_arg__
    if isinstance(hint, str):
        hint = eval(hint, globalns, localns)
        return _evaluate(hint, globalns, localns)
    if isinstance(hint, _Alias) and any(isinstance(a, (ForwardRef, str)) for a in hint.__args__):
        if hint.__origin__ is not Literal:
            return _Alias(hint.__origin__, tuple(_evaluate(a, globalns, localns) for a in hint.__args__),
                          hint._alias_name)
    return type(None) if hint is None else hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    import sys
    out = {}
    sources = reversed(obj.__mro__) if isinstance(obj, type) else [obj]
    for source in sources:
        space = globalns
        if space is None:
            module = sys.modules.get(getattr(source, "__module__", None))
            space = getattr(source, "__globals__", None) or getattr(module, "__dict__", {})
        hints = source.__dict__.get("__annotations__", {}) if isinstance(source, type) else getattr(
            source, "__annotations__", {})
        for name, hint in hints.items():
            hint = _evaluate(hint, space, localns or space)
            if isinstance(hint, _AnnotatedAlias) and not include_extras:
                hint = hint.__origin__
            out[name] = hint
    return out


def is_typeddict(tp):
    return hasattr(tp, "__required_keys__")
