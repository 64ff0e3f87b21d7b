"""MappedAsDataclass: a model that is a dataclass too."""
import dataclasses

from sqlalchemy.orm.base import MapperProperty
from sqlalchemy.orm.decl_api import _is_class_variable, _is_mapped, _mapped_argument, _resolve_names


def _field(options):
    known = {}
    for ours, theirs in (("init", "init"), ("repr", "repr"), ("default_factory", "default_factory"),
                         ("compare", "compare"), ("kw_only", "kw_only"), ("hash", "hash"),
                         ("dataclass_metadata", "metadata")):
        if ours in options:
            known[theirs] = options[ours]
    if "default" in options:
        known["default"] = options["default"]
    elif options.get("init") is False and "default_factory" not in known:
        known["default"] = None
    return dataclasses.field(**known)


def make_dataclass(scan, arguments):
    cls = scan.cls
    annotations = {}
    for base in reversed(cls.__mro__):
        if base is not cls and (_is_mapped(base) or "__dataclass_fields__" in vars(base)):
            continue
        for name, annotation in (vars(base).get("__annotations__") or {}).items():
            if name.startswith("__") or _is_class_variable(annotation):
                continue
            value = scan.attributes.get(name)
            if isinstance(value, MapperProperty) or _mapped_argument(annotation, base.__module__, cls)[1]:
                annotations[name] = annotation
                if isinstance(value, MapperProperty):
                    type.__setattr__(cls, name, _field(value._dataclass or {}))
            elif base is cls or name not in vars(cls):
                annotations[name] = annotation
    kept = cls.__dict__.get("__annotations__")
    cls.__annotations__ = {name: _plain(annotation) for name, annotation in annotations.items()}
    make = arguments.get("dataclass_callable", dataclasses.dataclass)
    try:
        make(cls, **{name: value for name, value in arguments.items() if name != "dataclass_callable"})
    except (TypeError, ValueError) as error:
        from sqlalchemy.exc import InvalidRequestError
        raise InvalidRequestError(f"Python dataclasses error encountered when creating dataclass for {cls.__name__!r}: {error!r}. "
                                  "Please refer to Python dataclasses documentation for additional information.",
                                  code="dcte") from error
    finally:
        cls.__annotations__ = kept or {}


def _plain(annotation):
    return object if not isinstance(annotation, str) or "InitVar" not in annotation else annotation
