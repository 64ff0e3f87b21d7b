"""Classes that are made of their fields."""

import sys
from _arguments import MISSING as _NOT_GIVEN, bind
from types import GenericAlias, MappingProxyType

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
           "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _FieldKind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_FIELD = _FieldKind("_FIELD")
_FIELD_CLASSVAR = _FieldKind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FieldKind("_FIELD_INITVAR")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_EMPTY = MappingProxyType({})


class InitVar:
    """An argument of __init__() that is no field but is passed on to __post_init__()."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        is_class = isinstance(self.type, type) and not isinstance(self.type, GenericAlias)
        return f"dataclasses.InitVar[{self.type.__name__ if is_class else repr(self.type)}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of a field."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata",
                 "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
                f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},"
                f"_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), "__set_name__", None)
        if method:
            method(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return ("_DataclassParams(" + ",".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__]) + ")")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# --- from annotations to fields ---

def _is_named(annotation, module_name, names, cls):
    """Whether an annotation that is a string begins with one of the names, plain or behind a module's name."""
    text = annotation.partition("[")[0].strip()
    module, _, name = text.rpartition(".")
    if name not in names:
        return False
    namespace = vars(sys.modules[cls.__module__]) if cls.__module__ in sys.modules else {}
    wanted = sys.modules.get(module_name)
    if wanted is None:
        return False
    if module:
        return namespace.get(module) is wanted
    return namespace.get(name) is not None and namespace.get(name) is getattr(wanted, name)


def _is_classvar(annotation, cls):
    if isinstance(annotation, str):
        return _is_named(annotation, "typing", ("ClassVar",), cls)
    typing = sys.modules.get("typing")
    return typing is not None and (annotation is typing.ClassVar
                                   or getattr(annotation, "__origin__", None) is typing.ClassVar)


def _is_initvar(annotation, cls):
    if isinstance(annotation, str):
        return _is_named(annotation, __name__, ("InitVar",), cls)
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation, cls):
    return annotation is KW_ONLY or isinstance(annotation, str) and _is_named(annotation, __name__, ("KW_ONLY",), cls)


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _is_classvar(annotation, cls):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(annotation, cls):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is not _FIELD_CLASSVAR:
        f.kw_only = kw_only if f.kw_only is MISSING else f.kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and type(f.default).__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


def _own_fields(cls, kw_only):
    found = []
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if _is_kw_only(annotation, cls):
            kw_only = True
        else:
            found.append(_get_field(cls, name, annotation, kw_only))
    for f in found:
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    annotated = [f.name for f in found]
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotated:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found


# --- the methods ---

def _add(cls, function, name=None):
    """Gives the class a method that it has not itself; True where it has one."""
    name = name or function.__name__
    if name in cls.__dict__:
        return True
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    function.__name__ = name
    function.__module__ = cls.__module__
    setattr(cls, name, function)
    return False


def _default_of(f):
    return f.default if f.default_factory is MISSING else _HAS_DEFAULT_FACTORY


def _init_parameters(fields):
    """(name, annotation, default or MISSING, is keyword-only), in the order of the signature"""
    taken = [f for f in fields if f.init and f._field_type is not _FIELD_CLASSVAR]
    return [(f.name, f.type, _default_of(f), f.kw_only)
            for f in [f for f in taken if not f.kw_only] + [f for f in taken if f.kw_only]]


def _make_init(cls, fields, is_frozen, has_slots):
    parameters = _init_parameters(fields)
    previous = None
    for name, _, default, kw_only in parameters:
        if kw_only:
            continue
        if default is not MISSING:
            previous = name
        elif previous is not None:
            raise TypeError(f"non-default argument {name!r} follows default argument")
    names = tuple([name for name, _, _, kw_only in parameters if not kw_only])
    keywords = tuple([name for name, _, _, kw_only in parameters if kw_only])
    optional = frozenset([name for name, _, default, _ in parameters if default is not MISSING])
    label = f"{cls.__qualname__}.__init__()"
    count = len(names)
    order = names + keywords
    plan = [f for f in fields if f._field_type is not _FIELD_CLASSVAR and
            (f.init or f.default_factory is not MISSING or has_slots and f.default is not MISSING)]
    plan = [(f.name, f.init, f.default, f.default_factory, f._field_type is _FIELD_INITVAR) for f in plan]
    is_plain = not keywords and all([init and not init_var for _, init, _, _, init_var in plan]) and order == tuple(
        [one[0] for one in plan])
    has_post_init = hasattr(cls, "__post_init__")
    assign = object.__setattr__ if is_frozen else setattr

    def __init__(self, /, *args, **kwargs):
        if is_plain and not kwargs and len(args) == count:
            for name, value in zip(names, args):
                assign(self, name, value)
            if has_post_init:
                self.__post_init__()
            return
        given = dict(zip(order, bind(label, names, keywords, optional, args, kwargs)))
        passed_on = []
        for name, is_argument, default, factory, is_init_var in plan:
            value = given[name] if is_argument else _NOT_GIVEN
            if value is _NOT_GIVEN:
                value = default if factory is MISSING else factory()
            if is_init_var:
                passed_on.append(value)
            else:
                assign(self, name, value)
        if has_post_init:
            self.__post_init__(*passed_on)

    annotations = {name: annotation.type if isinstance(annotation, InitVar) else annotation
                   for name, annotation, _, _ in parameters}
    annotations["return"] = None
    __init__.__annotations__ = annotations

    def __signature__():
        from inspect import Parameter, Signature
        made = [Parameter("self", Parameter.POSITIONAL_OR_KEYWORD)]
        for name, annotation, default, kw_only in parameters:
            made.append(Parameter(name, Parameter.KEYWORD_ONLY if kw_only else Parameter.POSITIONAL_OR_KEYWORD,
                                  default=Parameter.empty if default is MISSING else default,
                                  annotation=annotations[name]))
        return Signature(made, return_annotation=None)

    __init__.__signature__ = __signature__
    return __init__


def _show_annotation(annotation):
    if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
        if annotation.__module__ in ("builtins", None):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation).replace("typing.", "")


def _describe(cls, fields):
    """The text that __doc__ is where the class has none: its signature."""
    shown, has_star = [], False
    for name, annotation, default, kw_only in _init_parameters(fields):
        if kw_only and not has_star:
            shown.append("*")
            has_star = True
        annotation = annotation.type if isinstance(annotation, InitVar) else annotation
        text = f"{name}: {_show_annotation(annotation)}"
        shown.append(text if default is MISSING else f"{text} = {default!r}")
    return f"{cls.__name__}({', '.join(shown)})"


_in_repr = []


def _make_repr(fields):
    names = tuple([f.name for f in fields if f.repr])

    def __repr__(self):
        if any([one is self for one in _in_repr]):
            return "..."
        _in_repr.append(self)
        try:
            shown = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        finally:
            _in_repr.pop()
        return f"{type(self).__qualname__}({shown})"

    return __repr__


def _values(self, names):
    return tuple([getattr(self, name) for name in names])


def _make_eq(names):
    def __eq__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) == _values(other, names)
        return NotImplemented

    return __eq__


def _make_orders(names):
    def __lt__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) < _values(other, names)
        return NotImplemented

    def __le__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) <= _values(other, names)
        return NotImplemented

    def __gt__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) > _values(other, names)
        return NotImplemented

    def __ge__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) >= _values(other, names)
        return NotImplemented

    return __lt__, __le__, __gt__, __ge__


def _make_frozen(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _make_hash(names):
    def __hash__(self):
        return hash(_values(self, names))

    return __hash__


def _set_hash(cls, own, has_hash, unsafe_hash, eq, frozen):
    if has_hash:
        if unsafe_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif unsafe_hash or eq and frozen:
        made = _make_hash([f.name for f in own if (f.compare if f.hash is None else f.hash)])
        made.__qualname__ = f"{cls.__qualname__}.__hash__"
        cls.__hash__ = made
    elif eq:
        cls.__hash__ = None


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__", ())
    return (slots,) if isinstance(slots, str) else tuple(slots)


def _get_state(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_state(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _with_slots(cls, is_frozen, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    contents = dict(cls.__dict__)
    names = tuple([f.name for f in fields(cls)])
    inherited = [name for base in cls.__mro__[1:-1] for name in _slots_of(base)]
    contents["__slots__"] = tuple([name for name in names + (("__weakref__",) if weakref_slot else ())
                                   if name not in inherited])
    for name in names:
        contents.pop(name, None)
    contents.pop("__dict__", None)
    contents.pop("__weakref__", None)
    qualname = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, contents)
    made.__qualname__ = qualname
    if is_frozen:
        if "__getstate__" not in contents:
            made.__getstate__ = _get_state
        if "__setstate__" not in contents:
            made.__setstate__ = _set_state
    return made


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    known, any_frozen_base, has_dataclass_bases = {}, False, False
    for base in reversed(cls.__mro__[1:]):
        inherited = base.__dict__.get(_FIELDS)
        if inherited is not None:
            has_dataclass_bases = True
            for f in inherited.values():
                known[f.name] = f
            any_frozen_base = any_frozen_base or getattr(base, _PARAMS).frozen
    for f in _own_fields(cls, kw_only):
        known[f.name] = f
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen_base and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
    setattr(cls, _FIELDS, known)
    every = list(known.values())
    own = [f for f in every if f._field_type is _FIELD]
    compared = tuple([f.name for f in own if f.compare])
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    has_hash = "__hash__" in cls.__dict__ and not (cls.__dict__["__hash__"] is None and "__eq__" in cls.__dict__)
    if init:
        _add(cls, _make_init(cls, every, frozen, slots))
    if repr:
        _add(cls, _make_repr(own))
    if eq:
        _add(cls, _make_eq(compared))
    if order:
        for function in _make_orders(compared):
            if _add(cls, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}. Consider "
                                "using functools.total_ordering")
    if frozen:
        for function in _make_frozen(cls, [f.name for f in own]):
            if _add(cls, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
    _set_hash(cls, own, has_hash, unsafe_hash, eq, frozen)
    if not getattr(cls, "__doc__", None):
        cls.__doc__ = _describe(cls, every)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in own if f.init and not f.kw_only])
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, frozen, weakref_slot)
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Adds to a class the methods that follow from its annotated fields."""

    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


# --- working with instances ---

def fields(class_or_instance):
    known = getattr(class_or_instance, _FIELDS, None)
    if known is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([f for f in known.values() if f._field_type is _FIELD])


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) and not isinstance(obj, GenericAlias) else type(obj)
    return hasattr(cls, _FIELDS)


def _rebuilt(obj, convert):
    """A container with its items converted, or a deep copy of anything else."""
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[convert(item) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([convert(item) for item in obj])
    if isinstance(obj, dict):
        pairs = [(convert(key), convert(value)) for key, value in obj.items()]
        if hasattr(type(obj), "default_factory") or hasattr(obj, "default_factory"):
            result = type(obj)(obj.default_factory)
            for key, value in pairs:
                result[key] = value
            return result
        return type(obj)(pairs)
    from copy import deepcopy
    return deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def convert(value):
        if _is_instance(value):
            return dict_factory([(f.name, convert(getattr(value, f.name))) for f in fields(value)])
        return _rebuilt(value, convert)

    return convert(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def convert(value):
        if _is_instance(value):
            return tuple_factory([convert(getattr(value, f.name)) for f in fields(value)])
        return _rebuilt(value, convert)

    return convert(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    from keyword import iskeyword
    from types import new_class
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, hint = item, "typing.Any"
        elif len(item) == 2:
            name, hint = item
        elif len(item) == 3:
            name, hint, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = hint
    contents = {**(namespace or {}), **defaults, "__annotations__": annotations}
    cls = new_class(cls_name, bases, {}, lambda ns: ns.update(contents))
    cls.__module__ = module or "types"
    return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
        elif f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
