"""attrs: classes of declared attributes, as models and scripts of projects use them."""


class _Nothing:
    def __repr__(self):
        return "NOTHING"

    def __bool__(self):
        return False


NOTHING = _Nothing()
_order = 0


class Factory:
    def __init__(self, factory, takes_self=False):
        self.factory = factory
        self.takes_self = takes_self

    def make(self, instance):
        return self.factory(instance) if self.takes_self else self.factory()

    def __repr__(self):
        return f"Factory(factory={self.factory!r}, takes_self={self.takes_self!r})"


class _Declared:
    """What stands in a class body; the class has an Attribute of it."""

    def __init__(self, keywords):
        global _order
        _order += 1
        self.order = _order
        self.keywords = keywords

    def default(self, function):
        self.keywords["default"] = Factory(function, takes_self=True)
        return function

    def validator(self, function):
        given = self.keywords.get("validator")
        both = given if isinstance(given, (list, tuple)) else [] if given is None else [given]
        self.keywords["validator"] = [*both, function]
        return function


class Attribute:
    def __init__(self, name, default=NOTHING, validator=None, repr=True, cmp=None, hash=None, init=True, metadata=None, type=None,
                 converter=None, factory=None, kw_only=False, eq=None, order=None, on_setattr=None, alias=None):
        if factory is not None:
            if default is not NOTHING:
                raise ValueError("The `default` and `factory` arguments are mutually exclusive.")
            default = Factory(factory)
        self.name = name
        self.default = default
        self.validator = validator
        self.repr = repr
        self.eq = cmp is not False and eq is not False
        self.hash = hash
        self.init = init
        self.metadata = dict(metadata or {})
        self.type = type
        self.converter = converter
        self.kw_only = bool(kw_only)
        self.alias = alias or name.lstrip("_")
        self.inherited = False

    def validate(self, instance, value):
        checks = self.validator if isinstance(self.validator, (list, tuple)) else [self.validator] if self.validator else []
        for check in checks:
            check(instance, self, value)

    def convert(self, value):
        for converter in self.converter if isinstance(self.converter, (list, tuple)) else [self.converter] if self.converter else []:
            value = converter(value)
        return value

    def evolve(self, **changes):
        made = object.__new__(Attribute)
        made.__dict__.update(self.__dict__, **changes)
        return made

    def __repr__(self):
        return f"Attribute(name={self.name!r}, default={self.default!r}, type={self.type!r}, kw_only={self.kw_only!r})"


def attrib(default=NOTHING, validator=None, repr=True, cmp=None, hash=None, init=True, metadata=None, type=None, converter=None,
           factory=None, kw_only=False, eq=None, order=None, on_setattr=None, alias=None):
    return _Declared(dict(default=default, validator=validator, repr=repr, cmp=cmp, hash=hash, init=init, metadata=metadata, type=type,
                          converter=converter, factory=factory, kw_only=kw_only, eq=eq, order=order, alias=alias))


def field(**keywords):
    return attrib(**keywords)


def _is_class_variable(annotation):
    text = annotation if isinstance(annotation, str) else repr(annotation)
    return text.strip("\"'").startswith(("typing.ClassVar", "ClassVar", "t.ClassVar"))


def _own(cls, these, auto_attribs, kw_only):
    annotations = cls.__dict__.get("__annotations__") or {}
    if these is not None:
        found = list(these.items())
    elif auto_attribs:
        found = []
        for name, annotation in annotations.items():
            if not _is_class_variable(annotation):
                value = cls.__dict__.get(name, NOTHING)
                found.append((name, value if isinstance(value, _Declared) else attrib(default=value)))
        bare = [name for name, value in cls.__dict__.items() if isinstance(value, _Declared) and name not in annotations]
        if bare:
            raise UnannotatedAttributeError("The following `attr.ib`s lack a type annotation: " + ", ".join(bare) + ".")
    else:
        found = sorted(((name, value) for name, value in cls.__dict__.items() if isinstance(value, _Declared)), key=lambda one: one[1].order)
    made = []
    for name, declared in found:
        keywords = dict(declared.keywords)
        if keywords["type"] is None:
            keywords["type"] = annotations.get(name)
        keywords["kw_only"] = keywords["kw_only"] or kw_only
        made.append(Attribute(name, **keywords))
    return made


class UnannotatedAttributeError(RuntimeError):
    pass


class FrozenError(AttributeError):
    pass


class FrozenInstanceError(FrozenError):
    pass


class NotAnAttrsClassError(ValueError):
    pass


def _collect(cls, these, auto_attribs, kw_only):
    own = _own(cls, these, auto_attribs, kw_only)
    names = {a.name for a in own}
    inherited = {}
    for base in reversed(cls.__mro__[1:]):
        for a in base.__dict__.get("__attrs_attrs__", ()):
            if a.name not in names and not a.inherited:
                inherited.pop(a.name, None)
                inherited[a.name] = a.evolve(inherited=True, kw_only=a.kw_only or kw_only)
    both = [*inherited.values(), *own]
    has_default = False
    for a in both:
        if a.kw_only or not a.init:
            continue
        if has_default and a.default is NOTHING:
            raise ValueError(f"No mandatory attributes allowed after an attribute with a default value or factory.  "
                             f"Attribute in question: {a!r}")
        has_default = has_default or a.default is not NOTHING
    return both


class _Attributes(tuple):
    def __getattr__(self, name):
        for a in self:
            if a.name == name:
                return a
        raise AttributeError(name)


def _missing(cls, names, kind):
    quoted = [repr(name) for name in names]
    text = quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + ("," if len(quoted) > 2 else "") + " and " + quoted[-1]
    return TypeError(f"{cls.__qualname__}.__init__() missing {len(names)} required {kind} argument{'s' if len(names) > 1 else ''}: {text}")


def _bind(cls, attributes, args, kw):
    """The values that are given, by the attributes' names."""
    positional = [a for a in attributes if a.init and not a.kw_only]
    if len(args) > len(positional):
        least, most = 1 + len([a for a in positional if a.default is NOTHING]), 1 + len(positional)
        takes = f"from {least} to {most}" if least < most else str(most)
        by_name = len([a for a in attributes if a.init and a.kw_only and a.alias in kw])
        given = f"{len(args) + 1} positional arguments (and {by_name} keyword-only argument{'s' if by_name > 1 else ''})" if by_name \
            else str(len(args) + 1)
        raise TypeError(f"{cls.__qualname__}.__init__() takes {takes} positional argument{'s' if most > 1 else ''} but {given} were given")
    given = {a.name: value for a, value in zip(positional, args)}
    by_alias = {a.alias: a for a in attributes if a.init}
    for name, value in kw.items():
        a = by_alias.get(name)
        if a is None:
            raise TypeError(f"{cls.__qualname__}.__init__() got an unexpected keyword argument {name!r}")
        if a.name in given:
            raise TypeError(f"{cls.__qualname__}.__init__() got multiple values for argument {name!r}")
        given[a.name] = value
    for kind, is_wanted in ("positional", False), ("keyword-only", True):
        names = [a.alias for a in attributes if a.init and a.kw_only is is_wanted and a.default is NOTHING and a.name not in given]
        if names:
            raise _missing(cls, names, kind)
    return given


def _init_of(cls):
    def __init__(self, *args, **kw):
        attributes = type(self).__attrs_attrs__ if type(self).__init__ is __init__ else cls.__attrs_attrs__
        given = _bind(cls, attributes, args, kw)
        before = getattr(self, "__attrs_pre_init__", None)
        if before is not None:
            before()
        for a in attributes:
            if a.name in given:
                value = given[a.name]
            elif a.default is NOTHING:
                continue
            else:
                value = a.default.make(self) if isinstance(a.default, Factory) else a.default
            object.__setattr__(self, a.name, a.convert(value))
        for a in attributes:
            if a.validator and hasattr(self, a.name):
                a.validate(self, getattr(self, a.name))
        after = getattr(self, "__attrs_post_init__", None)
        if after is not None:
            after()
    return __init__


def _values(self, attributes):
    return tuple(getattr(self, a.name) for a in attributes if a.eq)


def _repr(self):
    parts = []
    for a in type(self).__attrs_attrs__:
        if a.repr:
            value = getattr(self, a.name, NOTHING)
            parts.append(f"{a.name}={(a.repr if callable(a.repr) else repr)(value)}")
    return f"{type(self).__qualname__.rpartition('>.')[2]}({', '.join(parts)})"


def _eq(self, other):
    if other.__class__ is not self.__class__:
        return NotImplemented
    attributes = type(self).__attrs_attrs__
    return _values(self, attributes) == _values(other, attributes)


def _ne(self, other):
    is_equal = self.__eq__(other)
    return is_equal if is_equal is NotImplemented else not is_equal


def _hash(self):
    return hash((type(self).__qualname__, *[getattr(self, a.name) for a in type(self).__attrs_attrs__
                                            if (a.eq if a.hash is None else a.hash)]))


def _ordering(name):
    import operator
    compare = getattr(operator, name.strip("_"))

    def method(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        attributes = type(self).__attrs_attrs__
        return compare(_values(self, attributes), _values(other, attributes))
    return method


def _refuse(self, *args):
    raise FrozenInstanceError()


def _set_checked(self, name, value):
    for a in type(self).__attrs_attrs__:
        if a.name == name:
            value = a.convert(value)
            a.validate(self, value)
    object.__setattr__(self, name, value)


def _put(cls, name, function, is_wanted):
    if is_wanted and function is not None:
        setattr(cls, name, function)


def _decorate(cls, these=None, init=None, repr=None, cmp=None, hash=None, eq=None, order=None, auto_attribs=False, kw_only=False,
              frozen=False, str=False, auto_detect=False, unsafe_hash=None, is_checked=False, slots=False, weakref_slot=True,
              cache_hash=False, auto_exc=False, collect_by_mro=False, getstate_setstate=None, on_setattr=None, field_transformer=None,
              match_args=True):
    own = set(cls.__dict__)
    attributes = _collect(cls, these, auto_attribs, kw_only)
    if field_transformer is not None:
        attributes = list(field_transformer(cls, attributes))
    for a in attributes:
        if isinstance(cls.__dict__.get(a.name), _Declared) or (auto_attribs and not a.inherited and a.name in cls.__dict__):
            delattr(cls, a.name)
    cls.__attrs_attrs__ = _Attributes(attributes)
    cls.__match_args__ = tuple(a.name for a in attributes if a.init and not a.kw_only)
    hash = unsafe_hash if hash is None else hash
    compares = eq is not False and cmp is not False

    def wanted(flag, *names):
        return flag is not False and not (auto_detect and flag is None and any(name in own for name in names))

    _put(cls, "__init__" if init is not False else "__attrs_init__", _init_of(cls), wanted(init, "__init__") or init is False)
    _put(cls, "__repr__", _repr, wanted(repr, "__repr__"))
    _put(cls, "__str__", _repr, str)
    is_equal = compares and wanted(eq, "__eq__", "__ne__")
    _put(cls, "__eq__", _eq, is_equal)
    _put(cls, "__ne__", _ne, is_equal)
    for name in ("__lt__", "__le__", "__gt__", "__ge__"):
        _put(cls, name, _ordering(name), compares and order is not False and (order or not is_checked))
    if hash or (hash is None and frozen and compares):
        cls.__hash__ = _hash
    elif hash is None and is_equal and "__hash__" not in own:
        cls.__hash__ = None
    if frozen or any(getattr(base, "__setattr__", None) is _refuse for base in cls.__mro__[1:]):
        cls.__setattr__ = cls.__delattr__ = _refuse
    elif is_checked and "__setattr__" not in own and any(a.validator or a.converter for a in attributes):
        cls.__setattr__ = _set_checked
    return cls


def attrs(maybe_cls=None, **keywords):
    return _decorate(maybe_cls, **keywords) if maybe_cls is not None else lambda cls: _decorate(cls, **keywords)


def define(maybe_cls=None, **keywords):
    def decorate(cls):
        chosen = {"auto_detect": True, "is_checked": True, **keywords}
        if chosen.get("auto_attribs") is None:
            try:
                return _decorate(cls, **{**chosen, "auto_attribs": True})
            except UnannotatedAttributeError:
                chosen["auto_attribs"] = False
        return _decorate(cls, **chosen)
    return decorate(maybe_cls) if maybe_cls is not None else decorate


def frozen(maybe_cls=None, **keywords):
    return define(maybe_cls, frozen=True, **keywords)


def dataclass(maybe_cls=None, **keywords):
    return attrs(maybe_cls, auto_attribs=True, **keywords)


mutable = define
s = attributes = attrs
ib = attr = attrib


def make_class(name, these, bases=(object,), **keywords):
    if not isinstance(these, dict):
        these = {one: attrib() for one in these}
    return attrs(type(name, bases, {}), these=these, **keywords)


def has(cls):
    return getattr(cls, "__attrs_attrs__", None) is not None


def fields(cls):
    if not isinstance(cls, type):
        raise TypeError("Passed object must be a class.")
    if not has(cls):
        raise NotAnAttrsClassError(f"{cls!r} is not an attrs-decorated class.")
    return cls.__attrs_attrs__


def fields_dict(cls):
    return {a.name: a for a in fields(cls)}


def _plain(value, recurse, make, sequences):
    if not recurse:
        return value
    if has(type(value)):
        return make(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        kind = type(value) if sequences else list
        return kind([_plain(one, recurse, make, sequences) for one in value])
    if isinstance(value, dict):
        return {key: _plain(one, recurse, make, sequences) for key, one in value.items()}
    return value


def asdict(inst, recurse=True, filter=None, dict_factory=dict, retain_collection_types=False, value_serializer=None):
    def make(one):
        return asdict(one, recurse, filter, dict_factory, retain_collection_types, value_serializer)

    found = dict_factory()
    for a in fields(type(inst)):
        value = getattr(inst, a.name)
        if filter is None or filter(a, value):
            value = value if value_serializer is None else value_serializer(inst, a, value)
            found[a.name] = _plain(value, recurse, make, retain_collection_types)
    return found


def astuple(inst, recurse=True, filter=None, tuple_factory=tuple, retain_collection_types=False):
    def make(one):
        return astuple(one, recurse, filter, tuple_factory, retain_collection_types)

    return tuple_factory([_plain(getattr(inst, a.name), recurse, make, retain_collection_types) for a in fields(type(inst))
                          if filter is None or filter(a, getattr(inst, a.name))])


def evolve(*args, **changes):
    inst = args[0] if args else changes.pop("inst")
    for a in fields(type(inst)):
        if a.init:
            changes.setdefault(a.alias, getattr(inst, a.name))
    return type(inst)(**changes)


assoc = evolve


def validate(inst):
    for a in fields(type(inst)):
        a.validate(inst, getattr(inst, a.name))


def resolve_types(cls, globalns=None, localns=None, attribs=None, include_extras=True):
    import typing
    hints = typing.get_type_hints(cls)
    for a in fields(cls):
        if a.name in hints:
            a.type = hints[a.name]
    return cls


def __getattr__(name):
    import importlib
    if name in ("converters", "exceptions", "filters", "setters", "validators"):
        return importlib.import_module("attr." + name)
    raise AttributeError(f"module 'attr' has no attribute {name!r}")
