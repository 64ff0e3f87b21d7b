"""pydantic: models as far as settings and scripts need them: fields, defaults, plain conversions, validators."""
import _host
import abc
from types import GenericAlias, UnionType
import typing

from _rest import rest_of

_UNSET = object()
PydanticUndefined = _UNSET
VERSION = __version__ = "2.11.0"


class ValidationError(ValueError):
    def __init__(self, title, errors):
        self.title = title
        self._errors = errors
        super().__init__("%d validation error%s for %s\n%s" % (
            len(errors), "" if len(errors) == 1 else "s", title,
            "\n".join("%s\n  %s" % (".".join(str(part) for part in error["loc"]), error["msg"]) for error in errors)))

    def errors(self, **kw):
        return self._errors

    def error_count(self):
        return len(self._errors)


class FieldInfo:
    def __init__(self, default=_UNSET, default_factory=None, alias=None, validation_alias=None, **kw):
        self.default = _UNSET if default is ... else default
        self.default_factory = default_factory
        self.alias = alias
        self.validation_alias = validation_alias if validation_alias is not None else alias
        self._annotation = self._owner = None
        self.description = self.title = self.examples = self.json_schema_extra = None
        self.metadata = []
        self.__dict__.update(kw)

    @property
    def annotation(self):
        """The type, which may have been a text when the class was made."""
        found = self._annotation
        if isinstance(found, str):
            import sys
            try:
                found = eval(found, vars(sys.modules[self._owner.__module__]))
            except Exception:
                return found
        return typing.get_args(found)[0] if typing.get_origin(found) is typing.Annotated else found

    @annotation.setter
    def annotation(self, found):
        self._annotation = found

    def is_required(self):
        return self.default is _UNSET and self.default_factory is None

    def get_default(self, call_default_factory=True, validated_data=None, **kw):
        if self.default_factory is not None:
            code = getattr(self.default_factory, "__code__", None)
            takes_data = code is not None and code.co_argcount == 1 and not self.default_factory.__defaults__ \
                and not hasattr(self.default_factory, "__self__")
            return self.default_factory(validated_data or {}) if takes_data else self.default_factory()
        import copy
        default = self.default
        is_shared = not _host.is_opaque(default) and isinstance(default, (list, dict, set))
        return copy.copy(default) if is_shared else default

    def names(self, own):
        alias = self.validation_alias
        choices = getattr(alias, "choices", None)
        given = [choice for choice in choices or () if isinstance(choice, str)]
        if isinstance(alias, str):
            given.append(alias)
        return given or [own]


def Field(default=_UNSET, **kw):
    return FieldInfo(default, **kw)


class AliasPath:
    def __init__(self, first, *path):
        self.path = [first, *path]


class AliasChoices:
    def __init__(self, first, *choices):
        self.choices = [first, *choices]


class BaseConfig:
    """What classes named Config were derived from."""


class ConfigDict(dict):
    __annotations__ = dict.fromkeys((
        "title model_title_generator field_title_generator str_to_lower str_to_upper str_strip_whitespace str_min_length "
        "str_max_length extra frozen populate_by_name use_enum_values validate_assignment arbitrary_types_allowed "
        "from_attributes loc_by_alias alias_generator ignored_types allow_inf_nan json_schema_extra json_encoders strict "
        "revalidate_instances ser_json_timedelta ser_json_bytes validate_default validate_return protected_namespaces "
        "hide_input_in_errors defer_build coerce_numbers_to_str regex_engine validate_by_alias validate_by_name").split(),
        typing.Any)

    def __init_subclass__(cls, total=True, **kw):
        """A TypedDict has options of its own."""
        super().__init_subclass__(**kw)


def _marker(kind):
    def make(*fields, mode="after", **kw):
        def mark(fn):
            function = getattr(fn, "__func__", fn)
            function._pydantic = (kind, fields, mode)
            return fn

        if len(fields) == 1 and callable(fields[0]) and not isinstance(fields[0], str):
            fn, fields = fields[0], ()
            return mark(fn)
        return mark

    return make


def field_validator(*fields, **kw):
    mark = _marker("field")(*fields, **kw)

    def mark_one(fn):
        names = fn.__code__.co_varnames[:fn.__code__.co_argcount] if hasattr(fn, "__code__") else ()
        return mark(staticmethod(fn) if names and names[0] not in ("cls", "self") else fn)

    return mark_one


model_validator = _marker("model")
field_serializer = _marker("serializer")
model_serializer = _marker("serializer")


def validator(*fields, pre=False, always=False, **kw):
    return _marker("field")(*fields, mode="before" if pre else "after")


def root_validator(*args, pre=False, **kw):
    return _marker("model")(*args, mode="before" if pre else "values")


class ValidationInfo(dict):
    """What a validator is told besides the value: the fields before it; of pydantic 1 the dict itself."""

    def __init__(self, values, field_name, config, annotation, field=None):
        dict.__init__(self, values)
        self.field_name = self.name = field_name
        self.config = config
        self.context, self.mode = None, "python"
        self.annotation = annotation
        self.default = None if field is None or field.default is _UNSET else field.default

    @property
    def outer_type_(self):
        """Without None."""
        rest = [one for one in typing.get_args(self.annotation) if one is not type(None)]
        is_union = typing.get_origin(self.annotation) in (typing.Union, UnionType)
        return rest[0] if is_union and len(rest) == 1 else self.annotation

    @property
    def type_(self):
        """What a list or the like of it has."""
        outer = self.outer_type_
        return typing.get_args(outer)[-1] if typing.get_origin(outer) in (list, set, frozenset, tuple, dict) else outer

    @property
    def data(self):
        return self


FieldValidationInfo = ValidationInfo


def computed_field(fn=None, **kw):
    def mark(fn):
        return fn if isinstance(fn, property) else property(fn)

    return mark if fn is None else mark(fn)


class _Nothing(Exception):
    pass


def _as_bool(value):
    if isinstance(value, str):
        text = value.lower()
        if text in ("1", "true", "t", "yes", "y", "on"):
            return True
        if text in ("0", "false", "f", "no", "n", "off"):
            return False
        raise _Nothing("Input should be a valid boolean, unable to interpret input")
    return bool(value)


def _checked(function, value, info):
    """What a validator of an annotation makes of the value; it may ask for more than that."""
    code = getattr(function, "__code__", None) or getattr(getattr(function, "__func__", None), "__code__", None)
    taken = code.co_argcount - (getattr(function, "__self__", None) is not None) if code is not None else 1
    return function(value, info) if taken - len(getattr(function, "__defaults__", None) or ()) > 1 else function(value)


def _convert(value, annotation, info=None):
    """The value as the annotation wants it, where that is a plain class."""
    if annotation is typing.Any or _host.is_opaque(annotation):
        return value
    origin = typing.get_origin(annotation)
    arguments = typing.get_args(annotation)
    if origin is typing.Annotated:
        extras = [extra for extra in arguments[1:]
                  if not _host.is_opaque(extra) and isinstance(extra, BeforeValidator)]
        for extra in reversed(extras):
            if not isinstance(extra, (AfterValidator, PlainValidator)):
                value = _checked(extra.func, value, info)
        if not any(isinstance(extra, PlainValidator) for extra in extras):
            value = _convert(value, arguments[0])
        for extra in extras:
            if isinstance(extra, (AfterValidator, PlainValidator)):
                value = _checked(extra.func, value, info)
        return value
    if origin is typing.Union or origin is UnionType:
        return _convert_union(value, arguments)
    if origin is Secret and not isinstance(value, Secret):
        return Secret(_convert(value, arguments[0]))
    if origin in (list, set, frozenset, tuple) and isinstance(value, (list, set, frozenset, tuple)):
        if origin is tuple and arguments and arguments[-1] is not ...:
            return tuple(_convert(one, item) for one, item in zip(value, arguments, strict=True))
        item = arguments[0] if arguments else typing.Any
        return origin(_convert(one, item) for one in value)
    if getattr(origin, "__name__", "") in ("dict", "Mapping", "MutableMapping") and isinstance(value, dict):
        key, item = arguments
        return {_convert(name, key): _convert(one, item) for name, one in value.items()}
    if not isinstance(annotation, type):
        return value
    return _convert_plain(value, annotation)


def _convert_union(value, arguments):
    if value is None and type(None) in arguments:
        return None
    for argument in arguments:
        if not _host.is_opaque(argument) and isinstance(argument, type) and type(value) is argument:
            return value
    for argument in arguments:
        try:
            return _convert(value, argument)
        except (_Nothing, ValidationError):
            continue
    return value


def _convert_plain(value, cls):
    if isinstance(value, cls) and not (cls is int and isinstance(value, bool)):
        return value
    if cls is bool:
        return _as_bool(value)
    if cls in (int, float):
        try:
            return cls(value)
        except (TypeError, ValueError):
            raise _Nothing("Input should be a valid %s" % ("integer" if cls is int else "number")) from None
    if cls is str:
        if isinstance(value, bytes):
            return value.decode()
        raise _Nothing("Input should be a valid string")
    if isinstance(value, dict) and issubclass(cls, BaseModel):
        return cls(**value)
    convert = getattr(cls, "_from_value", None)
    if convert is not None:
        return convert(value)
    if hasattr(cls, "__members__"):
        for member in cls:
            if member.value == value:
                return member
        raise _Nothing("Input should be %s" % " or ".join(repr(member.value) for member in cls))
    if cls.__name__ in ("UUID", "Decimal", "Path", "PosixPath", "PurePath") and isinstance(value, str):
        return cls(value)
    return value


class _Meta(abc.ABCMeta):
    def __new__(meta, name, bases, namespace, **kw):
        cls = super().__new__(meta, name, bases, namespace)
        config = {}
        fields = {}
        for base in reversed(cls.__mro__[1:]):
            config.update(base.__dict__.get("model_config", ()))
            fields.update(base.__dict__.get("model_fields", ()))
        own = namespace.get("Config")
        if own is not None:
            config.update({key: value for key, value in vars(own).items() if not key.startswith("__")})
        config.update(namespace.get("model_config", ()))
        config.update(kw)
        cls.model_config = config
        for field, annotation in cls.__dict__.get("__annotations__", {}).items():
            if field.startswith("_") or field == "model_config" or _is_class_variable(annotation):
                continue
            given = namespace.get(field, _UNSET)
            is_info = not _host.is_opaque(given) and isinstance(given, FieldInfo)
            info = given if is_info else FieldInfo(given)
            info._annotation, info._owner = annotation, cls
            for extra in typing.get_args(annotation)[1:] if typing.get_origin(annotation) is typing.Annotated else ():
                if not _host.is_opaque(extra) and isinstance(extra, FieldInfo) and given is _UNSET:
                    extra._annotation, extra._owner = annotation, cls
                    info = extra
            fields[field] = info
            if field in namespace:
                delattr(cls, field)
        cls.model_fields = cls.__fields__ = fields
        return cls


def _is_class_variable(annotation):
    if _host.is_opaque(annotation):
        return False
    if isinstance(annotation, str):
        return "ClassVar" in annotation
    return typing.get_origin(annotation) is typing.ClassVar or annotation is typing.ClassVar


class BaseModel(metaclass=_Meta):
    model_config = {}
    model_fields = {}

    def __init__(self, **data):
        cls = type(self)
        errors = []
        values = self._before(data)
        hints = self._hints()
        taken = set()
        object.__setattr__(self, "__pydantic_fields_set__", taken_fields := set())
        for name, info in cls.model_fields.items():
            given = _UNSET
            for key in info.names(name) + ([name] if cls.model_config.get("populate_by_name") else []):
                if key in values:
                    given = values[key]
                    taken.add(key)
                    break
            try:
                if given is _UNSET:
                    if info.is_required() and cls._first_defaults and type(None) in typing.get_args(hints.get(name)):
                        value = None
                    elif info.is_required():
                        errors.append({"loc": (name,), "msg": "Field required", "type": "missing"})
                        continue
                    else:
                        value = info.get_default(validated_data=self._values())
                    if cls.model_config.get("validate_default"):
                        hint = hints.get(name, typing.Any)
                        value = self._validated(name, value, typing.Optional[hint] if cls._first_defaults else hint)
                else:
                    taken_fields.add(name)
                    value = self._validated(name, given, hints.get(name, typing.Any))
            except (_Nothing, ValueError, AssertionError) as error:
                errors.append({"loc": (name,), "msg": str(error), "type": "value_error", "input": given})
                continue
            object.__setattr__(self, name, value)
        extra = {key: value for key, value in values.items() if key not in taken and key not in cls.model_fields}
        if cls.model_config.get("extra") == "forbid":
            errors += [{"loc": (key,), "msg": "Extra inputs are not permitted", "type": "extra_forbidden"} for key in extra]
        elif cls.model_config.get("extra") == "allow":
            object.__setattr__(self, "__pydantic_extra__", extra)
            for key, value in extra.items():
                object.__setattr__(self, key, value)
        if errors:
            raise ValidationError(cls.__name__, errors)
        self._after()
        self.model_post_init(None)

    _first_defaults = True      # as in pydantic 1: what may be None is None
    model_extra = property(lambda self: self.__pydantic_extra__)
    model_fields_set = __fields_set__ = property(lambda self: self.__dict__.get("__pydantic_fields_set__", set()))
    __pydantic_extra__ = None

    def _values(self):
        own = self.__dict__
        return {name: own[name] for name in type(self).model_fields if name in own}

    def model_post_init(self, context):
        pass

    @classmethod
    def _hints(cls):
        known = cls.__dict__.get("_known_hints")
        if known is None:
            try:
                known = typing.get_type_hints(cls, include_extras=True)
            except Exception:
                known = {name: info._annotation for name, info in cls.model_fields.items()}
            cls._known_hints = known
        return known

    @classmethod
    def _marked(cls, kind):
        found = {}
        for base in reversed(cls.__mro__):
            for name, value in base.__dict__.items():
                if _host.is_opaque(value):
                    continue
                mark = getattr(getattr(value, "__func__", value), "_pydantic", None)
                if mark is not None and mark[0] == kind:
                    found[name] = (value, mark)
        return found.values()

    def _before(self, data):
        for value, (_, _, mode) in self._marked("model"):
            if mode == "before":
                function = getattr(value, "__func__", value)
                takes_info = function.__code__.co_argcount > 2
                data = function(type(self), data, *([ValidationInfo({}, None, None, None)] if takes_info else []))
        return data

    def _after(self):
        for value, (_, _, mode) in self._marked("model"):
            function = getattr(value, "__func__", value)
            if mode == "after":
                function(self)
            elif mode == "values":
                for name, changed in (function(type(self), self._values()) or {}).items():
                    object.__setattr__(self, name, changed)

    def _validated(self, name, value, annotation):
        checks = [(fn, mode) for fn, (_, fields, mode) in self._marked("field") if name in fields or "*" in fields]
        is_annotated = typing.get_origin(annotation) is typing.Annotated
        field = type(self).model_fields[name]
        info = ValidationInfo(self._values(), name, type(self).model_config, annotation, field) if checks or is_annotated else None
        for fn, mode in checks:
            if mode == "before":
                value = self._call(fn, value, info)
        may_be_none = field.default is None     # of pydantic 1
        convert = lambda given: None if given is None and may_be_none else _convert(given, annotation, info)
        for fn, mode in checks:
            if mode in ("wrap", "plain"):
                convert = self._wrapped(fn, mode, convert, info)
        value = convert(value)
        for fn, mode in checks:
            if mode == "after":
                value = self._call(fn, value, info)
        return value

    def _wrapped(self, fn, mode, inner, info):
        if mode == "plain":
            return lambda given: self._call(fn, given, info)
        return lambda given: self._call(fn, given, info, inner)

    def _call(self, fn, value, info, handler=None):
        """A validator takes (cls, value), then the handler that it wraps; then info, or by name what pydantic 1 gave."""
        function = getattr(fn, "__func__", fn)
        code = function.__code__
        names = code.co_varnames[:code.co_argcount]
        first = () if isinstance(fn, staticmethod) else (type(self),)
        given = [*first, value] + ([handler] if handler is not None else [])
        keywords = {name: info.config if name == "config" else info
                    for name in code.co_varnames[len(given):code.co_argcount + code.co_kwonlyargcount]
                    if name in ("values", "field", "config")}
        if not keywords and len(names) > len(given):
            given.append(info)
        if not first and len(names) < len(given):
            given = given[:len(names)]
        return function(*given, **keywords)

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
        if name in type(self).model_fields:
            self.__dict__.get("__pydantic_fields_set__", set()).add(name)

    @classmethod
    def model_validate(cls, obj, **kw):
        return obj if isinstance(obj, cls) else cls(**(obj if isinstance(obj, dict) else vars(obj)))

    parse_obj = from_orm = model_validate

    @classmethod
    def model_validate_json(cls, text, **kw):
        import json
        return cls(**json.loads(text))

    @classmethod
    def model_construct(cls, **values):
        made = cls.__new__(cls)
        for name, info in cls.model_fields.items():
            object.__setattr__(made, name, values[name] if name in values else info.get_default())
        return made

    construct = model_construct
    parse_raw = model_validate_json

    @classmethod
    def model_rebuild(cls, *args, **kw):
        return None

    update_forward_refs = model_rebuild

    def model_dump(self, mode="python", include=None, exclude=None, exclude_none=False, by_alias=False, **kw):
        found = {}
        for name, info in type(self).model_fields.items():
            value = getattr(self, name)
            if include is not None and name not in include or exclude is not None and name in exclude \
                    or exclude_none and value is None:
                continue
            found[info.alias if by_alias and info.alias else name] = _dumped(value, mode)
        for name, value in (self.__pydantic_extra__ or {}).items():
            if include is None and (exclude is None or name not in exclude):
                found[name] = _dumped(value, mode)
        return found

    def dict(self, **kw):
        return self.model_dump(**kw)

    def model_dump_json(self, indent=None, **kw):
        import json
        return json.dumps(self.model_dump(mode="json", **kw), indent=indent,
                          separators=(",", ":") if indent is None else None)

    def json(self, **kw):
        return self.model_dump_json(**kw)

    @classmethod
    def model_json_schema(cls, *args, **kw):
        import _operation
        return _operation.opaque("pydantic.BaseModel.model_json_schema()", "pydantic")

    def model_copy(self, update=None, deep=False):
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.__dict__.update(update or {})
        return made

    copy = model_copy

    def __iter__(self):
        return iter([(name, getattr(self, name)) for name in type(self).model_fields])

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = object.__hash__

    def __repr_args__(self):
        return ["%s=%r" % (name, getattr(self, name, None)) for name in type(self).model_fields]

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join(self.__repr_args__()))

    def __str__(self):
        return " ".join(self.__repr_args__())

    def __class_getitem__(cls, item):
        return cls


def _dumped(value, mode):
    if isinstance(value, BaseModel):
        return value.model_dump(mode=mode)
    if isinstance(value, (list, tuple, set)):
        return [_dumped(one, mode) for one in value]
    if isinstance(value, dict):
        return {key: _dumped(one, mode) for key, one in value.items()}
    if mode == "json" and hasattr(value, "value") and hasattr(type(value), "__members__"):
        return value.value
    if mode == "json" and not isinstance(value, (str, int, float, bool, type(None))):
        return str(value)
    return value


# --- types ---


class SecretStr:
    def __init__(self, secret_value):
        self._secret_value = secret_value

    @classmethod
    def _from_value(cls, value):
        return cls(value)

    def get_secret_value(self):
        return self._secret_value

    def __len__(self):
        return len(self._secret_value)

    def __eq__(self, other):
        return type(self) is type(other) and self._secret_value == other._secret_value

    def __hash__(self):
        return hash(self._secret_value)

    def __str__(self):
        return "**********" if self._secret_value else ""

    def __repr__(self):
        return "%s('%s')" % (type(self).__name__, self)


class SecretBytes(SecretStr):
    pass


class Secret(SecretStr):
    """Of any type."""

    __class_getitem__ = classmethod(GenericAlias)


class AnyUrl(str):
    """A URL; its text is as it was given, with a slash behind a host alone. A text itself, as in pydantic 1."""
    _adds_slash = False

    def __new__(cls, url):
        text = str(url)
        if cls._adds_slash:
            from urllib.parse import urlsplit
            parts = urlsplit(text)
            text += "/" if not parts.path and not parts.query else ""
        return str.__new__(cls, text)

    @classmethod
    def _from_value(cls, value):
        if not isinstance(value, str) or "://" not in value:
            raise _Nothing("Input should be a valid URL, relative URL without a base")
        return cls(value)

    @classmethod
    def build(cls, *, scheme, username=None, password=None, host=None, port=None, path=None, query=None,
              fragment=None, **kw):
        from urllib.parse import quote
        user = kw.get("user", username)
        text = scheme + "://"
        if user is not None:
            text += quote(user, safe="") + (":" + quote(password, safe="") if password is not None else "") + "@"
        text += (host or "") + (":%s" % port if port else "")
        if path:
            text += "/" + path.lstrip("/")
        text += "?" + query if query else ""
        return cls(text + ("#" + fragment if fragment else ""))

    def _parts(self):
        from urllib.parse import urlsplit
        return urlsplit(str(self))

    scheme = property(lambda self: self._parts().scheme)
    host = property(lambda self: self._parts().hostname)
    port = property(lambda self: self._parts().port)
    path = property(lambda self: self._parts().path or None)
    username = property(lambda self: self._parts().username)
    password = property(lambda self: self._parts().password)
    query = property(lambda self: self._parts().query or None)

    user = username

    def unicode_string(self):
        return str.__str__(self)

    encoded_string = unicode_string

    def hosts(self):
        return [{"username": self.username, "password": self.password, "host": self.host, "port": self.port}]

    def __repr__(self):
        return "%s('%s')" % (type(self).__name__, self)


class AnyHttpUrl(AnyUrl):
    _adds_slash = True


class HttpUrl(AnyHttpUrl):
    pass


class MultiHostUrl(AnyUrl):
    pass


class PostgresDsn(MultiHostUrl):
    pass


class MySQLDsn(AnyUrl):
    pass


MariaDBDsn = RedisDsn = AmqpDsn = MongoDsn = KafkaDsn = CockroachDsn = ClickHouseDsn = FileUrl = WebsocketUrl = MySQLDsn


class EmailStr(str):
    @classmethod
    def _from_value(cls, value):
        return str(value)


NameEmail = EmailStr
StrictStr, StrictInt, StrictBool, StrictFloat = str, int, bool, float
PositiveInt = NegativeInt = NonNegativeInt = NonPositiveInt = int
PositiveFloat = NegativeFloat = NonNegativeFloat = NonPositiveFloat = float
InstanceOf = SkipValidation = SerializeAsAny = list
Json = typing.Any


def constr(**kw):
    return str


def conint(**kw):
    return int


def confloat(**kw):
    return float


def conlist(item_type=typing.Any, **kw):
    return list


class BeforeValidator:
    def __init__(self, func, **kw):
        self.func = func


class AfterValidator(BeforeValidator):
    pass


class PlainValidator(BeforeValidator):
    pass


class WrapValidator:
    def __init__(self, func):
        self.func = func


class StringConstraints:
    def __init__(self, **kw):
        self.__dict__.update(kw)


class PlainSerializer:
    def __init__(self, func=None, **kw):
        self.func = func


class TypeAdapter(typing.Generic[typing.TypeVar("T")]):
    def __init__(self, type, **kw):
        self._type = type

    def validate_python(self, value, **kw):
        return _convert(value, self._type)

    def validate_json(self, text, **kw):
        import json
        return _convert(json.loads(text), self._type)

    def dump_python(self, value, **kw):
        return _dumped(value, "python")


class ConstrainedStr(str):
    """Of pydantic 1: its limits are attributes of a derived class."""


class ConstrainedInt(int):
    pass


class ConstrainedFloat(float):
    pass


def PrivateAttr(default=None, *, default_factory=None, **kw):
    return default if default_factory is None else default_factory()


def create_model(model_name, /, *, __base__=None, __module__=None, __config__=None, __validators__=None, __doc__=None,
                 __cls_kwargs__=None, __slots__=None, **fields):
    annotations, namespace = {}, {}
    for field, definition in fields.items():
        annotations[field], namespace[field] = definition if isinstance(definition, tuple) else (typing.Any, definition)
    namespace.update(__validators__ or {}, __annotations__=annotations, __doc__=__doc__)
    if __module__ is not None:
        namespace["__module__"] = __module__
    if __config__ is not None:
        namespace["model_config"] = __config__
    bases = __base__ if isinstance(__base__, tuple) else (__base__ or BaseModel,)
    return type(bases[0])(model_name, bases, namespace, **(__cls_kwargs__ or {}))


def validate_call(fn=None, **kw):
    return (lambda f: f) if fn is None else fn


validate_arguments = validate_call


_TYPES = ("AwareDatetime", "NaiveDatetime", "PastDatetime", "FutureDatetime", "PastDate", "FutureDate", "StrictBytes", "FiniteFloat",
          "JsonValue", "conset", "confrozenset", "condecimal", "condate", "conbytes")
_rest = rest_of("pydantic", parts=("types", "v1"))


def __getattr__(name):
    if name == "BaseSettings":
        from pydantic_settings import _FirstBaseSettings
        return _FirstBaseSettings
    if name in ("UUID1", "UUID3", "UUID4", "UUID5"):
        from uuid import UUID
        return UUID
    if name in ("FilePath", "DirectoryPath", "NewPath"):
        from pathlib import Path
        return Path
    if name in _TYPES:
        import pydantic.types as types_
        return getattr(types_, name)
    return _rest(name)
