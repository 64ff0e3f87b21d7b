"""orjson: json, as bytes."""
import json as _json
from _rest import rest_of
from json import JSONDecodeError

OPT_APPEND_NEWLINE, OPT_INDENT_2, OPT_NAIVE_UTC, OPT_NON_STR_KEYS, OPT_OMIT_MICROSECONDS, OPT_PASSTHROUGH_DATACLASS = (
    1 << 10, 1, 1 << 1, 1 << 2, 1 << 3, 1 << 11)
OPT_PASSTHROUGH_DATETIME, OPT_PASSTHROUGH_SUBCLASS, OPT_SERIALIZE_DATACLASS, OPT_SERIALIZE_NUMPY = 1 << 9, 1 << 8, 0, 1 << 4
OPT_SERIALIZE_UUID, OPT_SORT_KEYS, OPT_STRICT_INTEGER, OPT_UTC_Z = 0, 1 << 5, 1 << 6, 1 << 7
JSONEncodeError = TypeError


def loads(obj, /):
    return _json.loads(obj)


def dumps(obj, /, default=None, option=None):
    option = option or 0

    def other(value):
        import datetime
        import enum
        import uuid
        if isinstance(value, enum.Enum):
            return value.value
        if isinstance(value, uuid.UUID):
            return str(value)
        if not option & OPT_PASSTHROUGH_DATETIME and isinstance(value, (datetime.date, datetime.time)):
            return value.isoformat()
        if hasattr(type(value), "__dataclass_fields__") and not option & OPT_PASSTHROUGH_DATACLASS:
            return {name: getattr(value, name) for name in value.__dataclass_fields__ if name[0] != "_"}
        if default is None:
            raise TypeError(f"Type is not JSON serializable: {type(value).__name__}")
        return default(value)

    is_indented = option & OPT_INDENT_2
    text = _json.dumps(obj, default=other, ensure_ascii=False, indent=2 if is_indented else None,
                       separators=None if is_indented else (",", ":"), sort_keys=bool(option & OPT_SORT_KEYS))
    return (text + "\n" * bool(option & OPT_APPEND_NEWLINE)).encode()


__getattr__ = rest_of("orjson")
