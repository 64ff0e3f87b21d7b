"""oslo_serialization.jsonutils: JSON, with times and UUIDs as texts."""
import datetime
import json


def to_primitive(value, **kw):
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S.%f")
    if isinstance(value, (set, frozenset, tuple)):
        return list(value)
    return str(value)


def dumps(obj, default=to_primitive, **kw):
    return json.dumps(obj, default=default, **kw)


def dump_as_bytes(obj, default=to_primitive, encoding="utf-8", **kw):
    return dumps(obj, default=default, **kw).encode(encoding)


def loads(s, encoding="utf-8", **kw):
    return json.loads(s.decode(encoding) if isinstance(s, bytes) else s, **kw)
