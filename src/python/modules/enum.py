from types import DynamicClassAttribute

__all__ = ["EnumMeta", "EnumType", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "auto", "unique",
           "property", "member", "nonmember"]
_property = property


class auto:
    value = None


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class _Space(dict):
    def __init__(self, cls_name):
        super().__init__()
        self._names = {}
        self._last = []
        self._cls_name = cls_name
        self._generate = None

    def _is_member(self, key, value):
        if key.startswith("_") and (key.endswith("_") or key.startswith("__")):
            return False
        if key.startswith(f"_{self._cls_name}__"):
            return False
        if isinstance(value, (nonmember, classmethod, staticmethod)):
            return False
        return isinstance(value, (member, type, auto)) and not isinstance(value, type) or not hasattr(
            value, "__get__")

    def __setitem__(self, key, value):
        if key == "_generate_next_value_":
            self._generate = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            value = value.split() if isinstance(value, str) else list(value)
        elif key in self.get("_ignore_", ()):
            pass
        elif key in self._names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif self._is_member(key, value):
            if isinstance(value, member):
                value = value.value
            value = self._resolve(key, value)
            self._names[key] = value
            self._last.append(value[0] if isinstance(value, tuple) and False else value)
        elif isinstance(value, nonmember):
            value = value.value
        super().__setitem__(key, value)

    def _resolve(self, key, value):
        if isinstance(value, auto):
            return self._generate(key, 1, len(self._names), self._last[:])
        if isinstance(value, tuple) and any(isinstance(v, auto) for v in value):
            return tuple(self._resolve(key, v) for v in value)
        return value


def _data_type(bases):
    for base in bases:
        for cls in base.__mro__:
            if cls is object or isinstance(cls, EnumType):
                continue
            if "__new__" in cls.__dict__ or cls.__module__ == "builtins":
                return cls
    return object


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError(f"<enum {base.__name__!r}> cannot extend {base!r}" if False else
                                f"{cls} cannot extend {base!r}")
        space = _Space(cls)
        for base in bases:
            if isinstance(base, EnumType):
                space._generate = base._generate_next_value_
                break
        return space

    def __new__(metacls, cls, bases, namespace, *, boundary=None, **kwds):
        names = getattr(namespace, "_names", {})
        for ignored in namespace.get("_ignore_", ()):
            names.pop(ignored, None)
        body = {k: v for k, v in namespace.items() if k not in names and k != "_ignore_"}
        if "_generate_next_value_" in body and not isinstance(body["_generate_next_value_"], staticmethod):
            body["_generate_next_value_"] = staticmethod(body["_generate_next_value_"])
        is_root = not any(isinstance(base, EnumType) for base in bases)
        maker = None if is_root else body.pop("__new__", None)
        body["_member_map_"] = {}
        body["_member_names_"] = []
        body["_value2member_map_"] = {}
        enum_class = super().__new__(metacls, cls, bases, body, **kwds)
        data_type = _data_type(bases)
        enum_class._member_type_ = data_type
        if maker is not None:
            maker = maker.__func__ if isinstance(maker, staticmethod) else maker
            enum_class._new_member_ = staticmethod(maker)
        maker = getattr(enum_class, "_new_member_", None)
        if not is_root:
            first = bases[-1]
            for name in ("__repr__", "__str__", "__format__"):
                found = getattr(enum_class, name)
                if name not in namespace and found in (getattr(data_type, name), getattr(object, name)):
                    setattr(enum_class, name, getattr(first, name))
            if Flag is not None and issubclass(enum_class, Flag):
                for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                    if name not in namespace:
                        setattr(enum_class, name, getattr(Flag, name))
        for name, value in names.items():
            enum_class._add(name, value, maker, data_type)
        return enum_class

    def _add(cls, name, value, maker, data_type):
        args = value if isinstance(value, tuple) else (value,)
        if data_type is tuple:
            args = (args,)
        if maker is not None:
            made = maker(cls, *args)
        elif data_type is object:
            made = object.__new__(cls)
        else:
            made = data_type.__new__(cls, *args)
        if not hasattr(made, "_value_"):
            if data_type is object or maker is not None:
                made._value_ = value
            else:
                try:
                    made._value_ = data_type(*args)
                except Exception:
                    made._value_ = value
        made._name_ = name
        made.__objclass__ = cls
        made._sort_order_ = len(cls._member_names_)
        init = cls.__init__
        if init is not object.__init__:
            made.__init__(*args)
        for known in cls._member_map_.values():
            if known._value_ == made._value_:
                made = known
                break
        else:
            if not cls._is_composite(made._value_):
                cls._member_names_.append(name)
        cls._member_map_[name] = made
        try:
            cls._value2member_map_.setdefault(made._value_, made)
        except TypeError:
            pass
        type.__setattr__(cls, name, made)

    def _is_composite(cls, value):
        return False

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return Enum.__new__(cls, value)
        return cls._create(value, names, module, qualname, type, start)

    def _create(cls, class_name, names, module, qualname, mixin, start):
        bases = (cls,) if mixin is None else (mixin, cls)
        space = type(cls).__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values, last = [], []
            for i, name in enumerate(names):
                value = cls._generate_next_value_(name, start, i, last[:])
                last.append(value)
                values.append((name, value))
            names = values
        for item in (names.items() if isinstance(names, dict) else names):
            space[item[0]] = item[1]
        space["__module__"] = module or "__main__"
        return type(cls)(class_name, bases, space)

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
                type(member).__qualname__, cls.__class__.__qualname__))
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __repr__(cls):
        return f"<flag {cls.__name__!r}>" if Flag is not None and issubclass(cls, Flag) else f"<enum {cls.__name__!r}>"

    def __dir__(cls):
        return ["__class__", "__doc__", "__members__", "__module__"] + cls._member_names_

    @_property
    def __members__(cls):
        return __import__("types").MappingProxyType(cls._member_map_)


EnumMeta = EnumType
Flag = None


class Enum(metaclass=EnumType):
    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except (KeyError, TypeError):
            for known in cls._member_map_.values():
                if known._value_ == value:
                    return known
        result = cls._missing_(value)
        if isinstance(result, cls):
            return result
        error = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        if result is None:
            raise error
        raise TypeError("error in %s._missing_: returned %r instead of None or a valid member"
                        % (cls.__name__, result))

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        return max(last_values) + 1

    @classmethod
    def _missing_(cls, value):
        return None

    @DynamicClassAttribute
    def name(self):
        return self._name_

    @DynamicClassAttribute
    def value(self):
        return self._value_

    def __repr__(self):
        data = type(self)._member_type_
        return "<%s.%s: %r>" % (type(self).__name__, self._name_, self._value_)

    def __str__(self):
        return "%s.%s" % (type(self).__name__, self._name_)

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        return ["__class__", "__doc__", "__module__", "name", "value"]

    def __reduce__(self):
        return type(self), (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    __str__ = int.__repr__
    __format__ = int.__format__


class StrEnum(str, ReprEnum):
    __str__ = str.__str__
    __format__ = str.__format__

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class _FlagType(EnumType):
    def _is_composite(cls, value):
        return not isinstance(value, int) or value <= 0 or value & (value - 1) != 0


class Flag(Enum, metaclass=_FlagType):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _all(cls):
        total = 0
        for known in cls._member_map_.values():
            total |= known._value_
        return total

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            return None
        total = cls._all()
        if value < 0:
            value = total & value
        if value & ~total and not issubclass(cls, int):
            return None
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        made = int.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
        made._value_ = value
        parts = [m._name_ for m in cls if m._value_ & value]
        made._name_ = "|".join(parts) if parts else None
        cls._value2member_map_[value] = made
        return made

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return (m for m in type(self) if m._value_ & self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def _other(self, other):
        return other._value_ if isinstance(other, Flag) else other if isinstance(self, int) else None

    def __or__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else type(self)(self._value_ | other)

    def __and__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else type(self)(self._value_ & other)

    def __xor__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else type(self)(self._value_ ^ other)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return type(self)(self._all() & ~self._value_)

    def __repr__(self):
        if self._name_ is None:
            return "<%s: %r>" % (type(self).__name__, self._value_)
        return "<%s.%s: %r>" % (type(self).__name__, self._name_, self._value_)

    def __str__(self):
        if self._name_ is None:
            return "%s(%r)" % (type(self).__name__, self._value_)
        return "%s.%s" % (type(self).__name__, self._name_)


class IntFlag(int, Flag):
    __str__ = int.__repr__
    __format__ = int.__format__


def unique(enumeration):
    duplicates = [(name, m._name_) for name, m in enumeration.__members__.items() if name != m._name_]
    if duplicates:
        details = ", ".join("%s -> %s" % pair for pair in duplicates)
        raise ValueError("duplicate values found in %r: %s" % (enumeration, details))
    return enumeration


property = DynamicClassAttribute
