"""Enumerations, as Python 3.11 has them; but `value in Enum` answers for any value, as since 3.12."""

import sys
from builtins import property as _plain_property
from types import DynamicClassAttribute, MappingProxyType


Enum = ReprEnum = None  # until their classes exist
_Flag = _EJECT = _KEEP = None  # until _enum_flags is imported


class nonmember:
    """Keeps its value from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes its value a member, whatever it is."""

    def __init__(self, value):
        self.value = value


class auto:
    """A value that the class chooses by _generate_next_value_()."""

    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class property(DynamicClassAttribute):
    """A property of members beside which a member of the same name can exist."""

    def __set_name__(self, owner, name):
        self.name = name
        self.clsname = owner.__name__

    def __get__(self, instance, owner=None):
        if instance is None:
            try:
                return owner._member_map_[self.name]
            except KeyError:
                raise AttributeError(self.name) from None
        if self.fget is None:
            raise AttributeError(f"<enum {self.clsname!r}> has no attribute {self.name!r}")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        self.fdel(instance)


# --- names and bits ---

def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(class_name, name):
    start = "_" + class_name.lstrip("_") + "__"
    return name.startswith(start) and len(name) > len(start) and not name.endswith("__")


def _is_descriptor(value):
    kind = type(value)
    return hasattr(kind, "__get__") or hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def _is_single_bit(value):
    return value > 0 and not value & (value - 1)


# --- making classes ---

_KNOWN_SUNDERS = ("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
                  "_iter_member_by_value_", "_iter_member_by_def_")


class _Namespace(dict):
    """What the body of an enumeration defines; tells members from the rest."""

    def __init__(self, class_name, generate):
        super().__init__()
        self.class_name = class_name
        self.generate = generate
        self.members = {}
        self.last_values = []
        self.ignored = []
        self.has_auto = False

    def __setitem__(self, key, value):
        if _is_private(self.class_name, key) or key in self.ignored:
            pass
        elif _is_sunder(key):
            value = self._take_sunder(key, value)
        elif _is_dunder(key):
            key = "_order_" if key == "__order__" else key
        elif key in self.members:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            value = self._take_member(key, value.value if isinstance(value, member) else value)
        super().__setitem__(key, value)

    def _take_sunder(self, key, value):
        if key not in _KNOWN_SUNDERS:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self.has_auto:
                raise TypeError("_generate_next_value_ must be defined before members")
            self.generate = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            self.ignored = value
            taken = set(value) & set(self.members)
            if taken:
                raise ValueError(f"_ignore_ cannot specify already set names: {taken!r}")
        return value

    def _take_member(self, key, value):
        if isinstance(value, auto):
            value = self._next(key, value)
        elif type(value) is tuple and any([isinstance(item, auto) for item in value]):
            value = tuple([self._next(key, item) if isinstance(item, auto) else item for item in value])
        self.members[key] = True
        self.last_values.append(value)
        return value

    def _next(self, key, chosen):
        if chosen.value is None:
            self.has_auto = True
            chosen.value = self.generate(key, 1, len(self.members), self.last_values[:])
        return chosen.value

    def update(self, members=(), /, **more):
        for name, value in dict(members, **more).items():
            self[name] = value


class _Proto:
    """Stands for a member in the namespace; becomes it when the class exists."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, name):
        type.__delattr__(enum_class, name)
        enum_class._add_member(name, self.value)


def _mixed_type(bases):
    """The type that the members have besides: int of `class X(int, Enum)`."""
    found = []
    for base in bases:
        kind = _mixed_type_of(base)
        if kind is not None and kind not in found:
            found.append(kind)
    if len(found) > 1:
        raise TypeError(f"too many data types for {bases!r}: {set(found)!r}")
    return found[0] if found else object


def _mixed_type_of(base):
    candidate = None
    for kind in base.__mro__[:-1]:
        if isinstance(kind, EnumType):
            if kind._member_type_ is not object:
                return kind._member_type_
        elif "__new__" in kind.__dict__ or "__dataclass_fields__" in kind.__dict__:
            return candidate or kind
        else:
            candidate = candidate or kind
    return None


def _member_factory(namespace, member_type, first_enum):
    """(the __new__ that makes members, whether it gets their values)"""
    made = namespace.get("__new__")
    if first_enum is None:
        return object.__new__, False
    for name in ("__new_member__", "__new__"):
        for kind in (member_type, first_enum):
            target = getattr(kind, name, None)
            if made is None and target not in (None, object.__new__, getattr(Enum, "__new__", None)):
                made = target
    if made is None:
        return object.__new__, False
    return (made.__func__ if isinstance(made, staticmethod) else made), True


class EnumType(type):
    """Metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f"<enum {cls!r}> cannot extend {base!r}")
        generate = None
        if bases and Enum is not None:
            if not isinstance(bases[-1], EnumType):
                raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] "
                                "enum_type)`")
            generate = bases[-1]._generate_next_value_
        return _Namespace(cls, generate)

    def __new__(metacls, cls, bases, namespace, *, boundary=None, _simple=False, **kwds):
        first_enum = bases[-1] if bases and Enum is not None else None
        if "mro" in namespace.members:
            raise ValueError("invalid enum member name(s) 'mro'")
        contents = {name: value for name, value in namespace.items()
                    if name != "_ignore_" and name not in namespace.ignored}
        order = contents.pop("_order_", None)
        member_type = _mixed_type(bases) if first_enum is not None else object
        factory, takes_values = _member_factory(contents, member_type, first_enum)
        if "__new__" in contents and first_enum is not None:
            contents["__new_member__"] = contents.pop("__new__")
        for name in namespace.members:
            if name in contents:
                contents[name] = _Proto(contents[name])
        contents.update({
            "_member_names_": [], "_member_map_": {}, "_value2member_map_": {}, "_unhashable_values_": [],
            "_member_type_": member_type, "_new_member_": staticmethod(factory), "_use_args_": takes_values,
            "_flag_mask_": 0, "_singles_mask_": 0, "_boundary_": boundary or getattr(first_enum, "_boundary_", None),
            "_is_flag_": _Flag is not None and first_enum is not None and issubclass(first_enum, _Flag),
        })
        contents.setdefault("__doc__", None)
        if namespace.generate is not None:
            contents["_generate_next_value_"] = staticmethod(namespace.generate)
        try:
            enum_class = super().__new__(metacls, cls, bases, contents, **kwds)
        except RuntimeError as error:  # what a __set_name__() raises may come as the cause of another
            raise (error.__cause__ or error) from None
        if first_enum is not None:
            type.__setattr__(enum_class, "__new__", Enum.__new__)
            _choose_methods(enum_class, contents, bases, member_type, first_enum)
        if order is not None:
            _check_order(enum_class, order)
        if enum_class._is_flag_ and enum_class._boundary_ is not _KEEP:
            from _enum_flags import _check_flag
            _check_flag(enum_class)
        return enum_class

    def __init__(cls, *args, **kwds):
        pass

    def _add_member(cls, name, value):
        args = value if isinstance(value, tuple) else (value,)
        if cls._member_type_ is tuple:
            args = (args,)
        made = cls._new_member_(cls, *args) if cls._use_args_ else cls._new_member_(cls)
        if not hasattr(made, "_value_"):
            made._value_ = value
            if cls._member_type_ is not object:
                try:
                    made._value_ = cls._member_type_(*args)
                except Exception as error:
                    raise TypeError("_value_ not set in __new__, unable to create it") from error
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        made._sort_order_ = len(cls._member_names_)
        is_bits = cls._is_flag_ and isinstance(value, int)
        canonical = cls._find(value)
        if canonical is not None:
            made = canonical
        elif not is_bits or _is_single_bit(value):
            cls._member_names_.append(name)
        if is_bits:
            type.__setattr__(cls, "_flag_mask_", cls._flag_mask_ | value)
            if _is_single_bit(value):
                type.__setattr__(cls, "_singles_mask_", cls._singles_mask_ | value)
        if not isinstance(_inherited(cls, name), property):
            type.__setattr__(cls, name, made)
        cls._member_map_[name] = made
        try:
            cls._value2member_map_.setdefault(value, made)
        except TypeError:
            cls._unhashable_values_.append(value)

    def _find(cls, value):
        """The member of a value, or None."""
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            for one in cls._member_map_.values():
                if one._value_ == value:
                    return one
            return None

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """The member of a value; or, given names, a new enumeration."""
        if names is None:
            return cls.__new__(cls, value)
        if module is None:
            module = sys._getframemodulename(1) if hasattr(sys, "_getframemodulename") else "__main__"
        return cls._create(value, names, module, qualname, type, start, boundary)

    def _create(cls, class_name, names, module, qualname, mixed, start, boundary):
        metacls = type(cls)
        bases = (cls,) if mixed is None else (mixed, cls)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            last_values = []
            for count, name in enumerate(names):
                value = namespace.generate(name, start, count, last_values[:])
                last_values.append(value)
                namespace[name] = value
        else:
            for name, value in dict(names).items() if hasattr(names, "keys") else names:
                namespace[name] = value
        namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    @_plain_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __dir__(cls):
        return sorted(["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__",
                       "__len__", "__members__", "__module__", "__name__", "__qualname__", *cls._member_map_])

    def __repr__(cls):
        return f"<{'flag' if cls._is_flag_ else 'enum'} {cls.__name__!r}>"


EnumMeta = EnumType


def _inherited(cls, name):
    """What a name is in the bases of a class, unbound."""
    for base in cls.__mro__[1:]:
        if name in base.__dict__:
            return base.__dict__[name]
    return None


def _choose_methods(cls, contents, bases, member_type, first_enum):
    """Gives a class the methods of Enum where it would have those of the type mixed in before Enum."""
    if ReprEnum in bases:
        if member_type is object:
            raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
        text = member_type.__str__ if member_type.__str__ is not object.__str__ else member_type.__repr__
        for name, method in (("__format__", member_type.__format__), ("__str__", text)):
            if name not in contents:
                contents[name] = method
                type.__setattr__(cls, name, method)
    for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
        if name not in contents:
            of_others = (getattr(member_type, name, None), getattr(object, name, None))
            if getattr(cls, name, None) in of_others and hasattr(first_enum, name):
                type.__setattr__(cls, name, getattr(first_enum, name))
    if cls._is_flag_ or _Flag is not None and issubclass(cls, _Flag):
        for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
            if name not in contents:
                type.__setattr__(cls, name, getattr(_Flag, name))


def _check_order(cls, order):
    names = order.replace(",", " ").split() if isinstance(order, str) else list(order)
    names = [name for name in names if name not in cls._member_map_ or name in cls._member_names_]
    if names != cls._member_names_:
        raise TypeError(f"member order does not match _order_:\n  {cls._member_names_!r}\n  {names!r}")


# --- the base classes ---

class Enum(metaclass=EnumType):
    """An enumeration: a set of names, the members, bound to values."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = cls._find(value)
        if found is not None:
            return found
        if not cls._member_map_ and not cls._is_flag_:
            raise TypeError(f"{cls!r} has no members defined")
        failure = result = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            failure = error
        if isinstance(result, cls) or cls._is_flag_ and cls._boundary_ is _EJECT and isinstance(result, int):
            return result
        invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None and failure is None:
            raise invalid
        if failure is None:
            failure = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid "
                                "member")
        if not isinstance(failure, ValueError):
            failure.__context__ = invalid
        raise failure

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            pass
        for value in reversed(last_values):
            try:
                return value + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
        if type(self)._member_type_ is not object:
            names.update(object.__dir__(self))
        for base in type(self).__mro__:
            names.update(base.__dict__)
        names.update(vars(self))
        return sorted([name for name in names if name[0] != "_" and name not in type(self)._member_map_
                       or _is_dunder(name)])

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return type(self), (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    """Changes only the repr(): str() and format() stay those of the type mixed in."""


class IntEnum(int, ReprEnum):
    """An enumeration whose members are ints."""


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strs."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        for what, value in zip(("{!r} is not a string", "encoding must be a string, not {!r}",
                                "errors must be a string, not {!r}"), values):
            if not isinstance(value, str) and (len(values) == 1 or value is not values[0]):
                raise TypeError(what.format(value))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def _aliases(enumeration):
    return ", ".join([f"{alias} -> {one.name}" for alias, one in enumeration.__members__.items()
                      if alias != one.name])


def unique(enumeration):
    """Refuses an enumeration in which two names have the same value."""
    aliases = _aliases(enumeration)
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration!r}: {aliases}")
    return enumeration


# --- names that are made when they are asked for ---

_IN_FLAGS = """
    show_flag_values bin FlagBoundary Flag IntFlag EnumCheck verify global_enum_repr global_flag_repr global_str
    global_enum pickle_by_global_name pickle_by_enum_name STRICT CONFORM EJECT KEEP CONTINUOUS NAMED_FLAGS
    UNIQUE
    """.split()


def __getattr__(name):
    if name == "__all__":
        return ["EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "ReprEnum", "auto", "unique", "property", "member",
                "nonmember", *[name for name in _IN_FLAGS if name != "bin"]]
    if name in _IN_FLAGS:
        import _enum_flags
        value = globals()[name] = getattr(_enum_flags, name)
        return value
    raise AttributeError(f"module 'enum' has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *__getattr__("__all__")})
