"""sqlmodel: models that are pydantic classes and, with table=True, tables.

Fields become columns as SQLModel makes them; of pydantic there is as much as making objects needs.
"""
import abc
import typing

from pydantic import _Meta, _UNSET as _PYDANTIC_UNSET
from sqlalchemy import exc
from sqlalchemy.orm.decl_api import DeclarativeMeta, _is_class_variable, _without_none, declared_attr, registry
from sqlalchemy.orm.properties import relationship
from sqlalchemy.sql.schema import Column, ForeignKey, MetaData

_UNSET = object()
Undefined = _UNSET


class FieldInfo:
    def __init__(self, default=_UNSET, **options):
        self.default = _UNSET if default is ... or default is _PYDANTIC_UNSET else default
        self.default_factory = options.pop("default_factory", None)
        self.options = options

    def get(self, name, unset=None):
        value = self.options.get(name, _UNSET)
        return unset if value is _UNSET else value


class RelationshipInfo:
    def __init__(self, **options):
        self.options = options


def Field(default=_UNSET, **options):
    for name in ("max_length", "primary_key", "foreign_key", "nullable", "index", "unique", "sa_column_args",
                 "sa_column_kwargs", "sa_type"):
        if "sa_column" in options and options["sa_column"] is not None and name in ("sa_column_args",
                                                                                    "sa_column_kwargs"):
            if options.get(name) is not None:
                raise RuntimeError(f"Passing {name} is not supported when also passing a sa_column")
    return FieldInfo(default, **options)


def Relationship(*, back_populates=None, cascade_delete=False, passive_deletes=False, link_model=None,
                 sa_relationship=None, sa_relationship_args=None, sa_relationship_kwargs=None):
    return RelationshipInfo(
        back_populates=back_populates, cascade_delete=cascade_delete, passive_deletes=passive_deletes,
        link_model=link_model, sa_relationship=sa_relationship, sa_relationship_args=sa_relationship_args,
        sa_relationship_kwargs=sa_relationship_kwargs)


class _Member:
    """One field: its annotation with its module, and what was said of it."""

    def __init__(self, name, annotation, info, module):
        self.name, self.annotation, self.info, self.module = name, annotation, info, module

    def resolved(self, cls):
        annotation = self.annotation
        if isinstance(annotation, (str, typing.ForwardRef)):
            from sqlalchemy.orm.decl_api import _resolve_names
            annotation = _resolve_names(annotation, self.module, cls)
        return annotation


# --- types ---

def _sql_type(member, annotation):
    from sqlalchemy.sql import sqltypes
    info = member.info
    given = info.get("sa_type")
    if given is not None:
        return given
    options = dict(info.options)
    wanted = _without_none(annotation)[0]
    if typing.get_origin(wanted) is typing.Annotated:
        wanted, *extra = typing.get_args(wanted)
        for part in extra:
            for name in ("max_length", "max_digits", "decimal_places"):
                value = getattr(part, name, None)
                if value is not None:
                    options.setdefault(name, value)
            if isinstance(part, FieldInfo):
                options = {**part.options, **options}
        wanted = _without_none(wanted)[0]
    if typing.get_origin(wanted) is typing.Literal:
        wanted = str
    if not isinstance(wanted, type):
        root = getattr(wanted, "_sqlmodel_type", None)
        if root is None and "Str" not in getattr(wanted, "__name__", repr(wanted)) and "Url" not in repr(wanted):
            raise ValueError(f"{wanted} has no matching SQLAlchemy type")
        wanted = root or str
    return _type_of(wanted, options, sqltypes)


def _type_of(wanted, options, sqltypes):
    import datetime
    import decimal
    import enum
    import uuid
    if issubclass(wanted, enum.Enum):
        return sqltypes.Enum(wanted)
    if issubclass(wanted, str) or wanted.__module__.partition(".")[0] in ("pydantic", "ipaddress", "pathlib"):
        length = options.get("max_length", _UNSET)
        from sqlmodel.sql.sqltypes import AutoString
        return AutoString() if length in (_UNSET, None) else AutoString(length=length)
    if issubclass(wanted, decimal.Decimal):
        digits, places = options.get("max_digits", _UNSET), options.get("decimal_places", _UNSET)
        return sqltypes.Numeric(precision=None if digits is _UNSET else digits,
                                scale=None if places is _UNSET else places)
    for python_type, made in ((float, sqltypes.Float), (bool, sqltypes.Boolean), (int, sqltypes.Integer),
                              (datetime.datetime, sqltypes.DateTime), (datetime.date, sqltypes.Date),
                              (datetime.timedelta, sqltypes.Interval), (datetime.time, sqltypes.Time),
                              (bytes, sqltypes.LargeBinary), (uuid.UUID, sqltypes.Uuid)):
        if issubclass(wanted, python_type):
            return made
    raise ValueError(f"{wanted} has no matching SQLAlchemy type")


def _column(member, cls):
    info = member.info
    given = info.get("sa_column")
    if given is not None:
        return given
    annotation = member.resolved(cls)
    is_key = info.get("primary_key", False)
    is_nullable = info.options.get("nullable", _UNSET)
    if is_nullable is _UNSET:
        is_nullable = not is_key and _without_none(annotation)[1]
    arguments = []
    target = info.get("foreign_key")
    if target:
        ondelete = info.get("ondelete")
        if ondelete == "SET NULL" and not is_nullable:
            raise RuntimeError('ondelete="SET NULL" requires nullable=True')
        arguments.append(ForeignKey(target, ondelete=ondelete))
    keywords = {"primary_key": is_key, "nullable": is_nullable, "index": info.get("index", False),
                "unique": info.get("unique", False)}
    if info.default_factory is not None:
        keywords["default"] = info.default_factory
    elif info.default is not _UNSET:
        keywords["default"] = info.default
    arguments += list(info.get("sa_column_args") or ())
    keywords.update(info.get("sa_column_kwargs") or {})
    return Column(_sql_type(member, annotation), *arguments, **keywords)


# --- classes ---

def _of_pydantic(name, info):
    """A field that a class of pydantic's own has."""
    options = {key: getattr(info, key) for key in ("max_length", "max_digits", "decimal_places") if hasattr(info, key)}
    made = FieldInfo(info.default, default_factory=info.default_factory, **options)
    return _Member(name, info._annotation, made, info._owner.__module__)


def _collect(cls, namespace):
    """The fields of a class: those of its bases in their order, then its own."""
    fields = {}
    for base in reversed(cls.__mro__[1:]):
        own = vars(base)
        if "__sqlmodel_fields__" not in own:
            for name, info in (own.get("model_fields") or {}).items():
                fields[name] = _of_pydantic(name, info)
        for name, member in (own.get("__sqlmodel_fields__") or {}).items():
            fields[name] = member
    relations = {}
    for name, annotation in (namespace.get("__annotations__") or {}).items():
        if name.startswith("_") or _is_class_variable(annotation) or name in ("model_config", "metadata"):
            continue
        value = namespace.get(name, _UNSET)
        if isinstance(value, RelationshipInfo):
            relations[name] = (annotation, value)
        elif isinstance(value, FieldInfo):
            fields[name] = _Member(name, annotation, value, cls.__module__)
        else:
            info = FieldInfo(value)
            if typing.get_origin(annotation) is typing.Annotated:
                for part in typing.get_args(annotation)[1:]:
                    if isinstance(part, FieldInfo):
                        info = FieldInfo(part.default if value is _UNSET else value, **part.options)
                        info.default_factory = part.default_factory
            fields[name] = _Member(name, annotation, info, cls.__module__)
    return fields, relations


def _relation(cls, name, annotation, info):
    from sqlalchemy.orm.relationships import _from_text
    options = info.options
    if options["sa_relationship"] is not None:
        return options["sa_relationship"]
    is_list = False
    if isinstance(annotation, str):
        target, is_list = _from_text(annotation)
    else:
        inner = _without_none(annotation)[0]
        origin = typing.get_origin(inner)
        if origin is not None:
            inner, is_list = typing.get_args(inner)[0], True
        target = inner.__forward_arg__ if isinstance(inner, typing.ForwardRef) else inner
        if isinstance(target, str):
            target = _from_text(target)[0]
    keywords = {"uselist": is_list}
    if options["back_populates"]:
        keywords["back_populates"] = options["back_populates"]
    if options["cascade_delete"]:
        keywords["cascade"] = "all, delete-orphan"
    if options["passive_deletes"]:
        keywords["passive_deletes"] = options["passive_deletes"]
    if options["link_model"] is not None:
        keywords["secondary"] = options["link_model"].__table__
    keywords.update(options["sa_relationship_kwargs"] or {})
    return relationship(target, *(options["sa_relationship_args"] or ()), **keywords)


class SQLModelMetaclass(DeclarativeMeta, _Meta):
    def __new__(meta, name, bases, namespace, table=None, **options):
        cls = abc.ABCMeta.__new__(meta, name, bases, namespace)
        fields, relations = _collect(cls, namespace)
        type.__setattr__(cls, "__sqlmodel_fields__", fields)
        type.__setattr__(cls, "__sqlmodel_relationships__", relations)
        for field in list(namespace):
            if isinstance(namespace[field], (FieldInfo, RelationshipInfo)):
                type.__delattr__(cls, field)
        config = namespace.get("model_config")
        if table is None and isinstance(config, dict) and config.get("table"):
            table = True
        type.__setattr__(cls, "_is_table", bool(table))
        if "registry" in options:
            type.__setattr__(cls, "_sa_registry", options["registry"])
            type.__setattr__(cls, "metadata", options["registry"].metadata)
            type.__setattr__(cls, "__abstract__", True)
        return cls

    def __init__(cls, name, bases, namespace, **options):
        type.__init__(cls, name, bases, namespace)
        if not cls._is_table:
            return
        fields = cls.__sqlmodel_fields__
        for field, member in fields.items():
            type.__setattr__(cls, field, _column(member, cls))
        mapped = dict(vars(cls))
        for field, (annotation, info) in cls.__sqlmodel_relationships__.items():
            made = _relation(cls, field, annotation, info)
            type.__setattr__(cls, field, made)
        for field in list(fields) + list(cls.__sqlmodel_relationships__):
            mapped[field] = vars(cls)[field]
        annotations = cls.__dict__.get("__annotations__")
        type.__setattr__(cls, "__annotations__", {})
        try:
            from sqlalchemy.orm.decl_api import _map_class
            _map_class(cls._sa_registry, cls, mapped)
        finally:
            type.__setattr__(cls, "__annotations__", annotations or {})

    @property
    def model_fields(cls):
        return cls.__sqlmodel_fields__

    __fields__ = model_fields


default_registry = registry()


class SQLModel(metaclass=SQLModelMetaclass):
    _sa_registry = default_registry
    metadata = default_registry.metadata
    __abstract__ = True
    __allow_unmapped__ = True

    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()

    def __init__(self, **values):
        for name, member in type(self).__sqlmodel_fields__.items():
            if name in values:
                setattr(self, name, values.pop(name))
            elif member.info.default_factory is not None:
                setattr(self, name, member.info.default_factory())
            elif member.info.default is not _UNSET:
                setattr(self, name, member.info.default)
        for name, value in values.items():
            if name in type(self).__sqlmodel_relationships__:
                setattr(self, name, value)

    @classmethod
    def model_validate(cls, obj, update=None, **options):
        values = dict(obj) if isinstance(obj, dict) else {
            name: getattr(obj, name) for name in cls.__sqlmodel_fields__ if hasattr(obj, name)}
        values.update(update or {})
        return cls(**values)

    from_orm = parse_obj = model_validate

    def model_dump(self, **options):
        return {name: getattr(self, name, None) for name in type(self).__sqlmodel_fields__}

    dict = model_dump

    @classmethod
    def model_rebuild(cls, **options):
        return None

    update_forward_refs = model_rebuild


def col(expression):
    return expression


def __getattr__(name):
    if name in ("Session",):
        from sqlmodel.orm.session import Session as made
    elif name in ("create_engine", "AutoString", "UniqueConstraint"):
        import sqlalchemy
        if name == "AutoString":
            from sqlmodel.sql.sqltypes import AutoString as made
        else:
            made = getattr(sqlalchemy, name)
    elif name == "SQLModelConfig":
        made = dict
    elif name in ("sql", "main"):
        import importlib
        made = importlib.import_module("sqlmodel." + name)
    else:
        import sqlalchemy
        made = getattr(sqlalchemy, name, None)
        if made is None:
            raise AttributeError(f"module 'sqlmodel' has no attribute {name!r}")
    globals()[name] = made
    return made
