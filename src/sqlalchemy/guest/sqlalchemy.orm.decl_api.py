"""Declarative mapping: classes that become tables.

A class below a declarative base is scanned once, when it is made: the attributes of the class itself, then those of its
mixins and of bases that are not mapped, in the order of its MRO. Columns found there become the columns of a Table.
"""
import sys
import typing

import _host
import _operation

from sqlalchemy import exc
from sqlalchemy.orm.base import Mapped, MapperProperty
from sqlalchemy.orm.properties import ColumnProperty, Composite, MappedColumn, Relationship, UNSET
from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.schema import Column, MetaData, Table

_NoneType = type(None)
_SPECIAL = frozenset(("__table__", "__mapper_args__", "__tablename__", "__table_args__"))


# --- declared_attr ---

class _DeclaredAttribute:
    _is_cascading = False
    _is_special = False

    def __init__(self, function, cascading=False, quiet=False):
        self.fget = function.__func__ if isinstance(function, classmethod) else function
        self.__doc__ = getattr(function, "__doc__", None)
        self._is_cascading = cascading

    def __set_name__(self, owner, name):
        self.__name__ = name

    def __get__(self, instance, owner):
        scan = _scans.get(owner)
        if scan is None:
            return self.fget(owner)
        key = id(self)
        if key not in scan.computed:
            scan.computed[key] = (self.fget(owner), self)
        return scan.computed[key][0]


class _WithCascading(type):
    @property
    def cascading(cls):
        return lambda function: cls(function, cascading=True)


class declared_attr(_DeclaredAttribute, metaclass=_WithCascading):
    class directive(_DeclaredAttribute):
        pass


_scans = {}


def declarative_mixin(cls):
    return cls


def has_inherited_table(cls):
    return any("__table__" in vars(base) for base in cls.__mro__[1:])


def synonym_for(name, map_column=False):
    from sqlalchemy.orm.properties import Synonym

    def decorate(function):
        return Synonym(name, descriptor=function)
    return decorate


# --- annotations ---

def _resolve_names(annotation, module, cls):
    """An annotation that is text (or holds some), computed in its module; names of models stay text."""
    if _host.is_opaque(annotation):
        return annotation
    if isinstance(annotation, typing.ForwardRef):
        annotation = annotation.__forward_arg__
    if isinstance(annotation, str):
        scope = sys.modules[module].__dict__ if module in sys.modules else {}
        return _resolve_names(eval(annotation, scope, _Scope(cls)), module, cls)
    return annotation


class _Scope(dict):
    """The names of a class body, and Mapped where a module imports it for type checkers only."""

    def __init__(self, cls):
        self.update(vars(cls))
        self[cls.__name__] = cls

    def __missing__(self, name):
        if name == "Mapped":
            return Mapped
        raise KeyError(name)


def _is_class_variable(annotation):
    if isinstance(annotation, str):
        return annotation.startswith(("ClassVar", "typing.ClassVar", "t.ClassVar"))
    return annotation is typing.ClassVar or typing.get_origin(annotation) is typing.ClassVar


def _mapped_argument(annotation, module, cls):
    """(the T of Mapped[T], True), or (None, False) where the annotation is another."""
    if isinstance(annotation, str):
        text = annotation.strip()
        head = text.partition("[")[0].rpartition(".")[2]
        if "[" not in text:
            return None, False
        if head not in ("Mapped", "DynamicMapped", "WriteOnlyMapped", "Relationship", "WriteOnlyRel"):
            known = getattr(sys.modules.get(module), head, None)
            if _host.is_opaque(known) or not isinstance(known, type) or not issubclass(known, Mapped):
                return None, False
        inner = text.partition("[")[2].rpartition("]")[0]
        return inner, True
    origin = typing.get_origin(annotation)
    if isinstance(origin, type) and issubclass(origin, Mapped):
        return typing.get_args(annotation)[0], True
    return None, False


def _is_union(annotation):
    import types
    origin = typing.get_origin(annotation)
    return origin is typing.Union or origin is types.UnionType


def _without_none(annotation):
    """(the annotation without None, whether it had one)"""
    if not _is_union(annotation):
        return annotation, annotation is None or annotation is _NoneType
    kept, has_none = [], False
    for part in typing.get_args(annotation):
        if part is _NoneType or part is None:
            has_none = True
        elif _is_union(part):
            part, inner = _without_none(part)
            has_none = has_none or inner
            kept.append(part)
        else:
            kept.append(part)
    if len(kept) == 1:
        return kept[0], has_none
    return typing.Union[tuple(kept)], has_none


def _alias_value(annotation):
    """What a `type X = ...` (PEP 695) stands for; None for anything else."""
    return getattr(annotation, "__value__", None) if type(annotation).__name__ == "TypeAliasType" else None


def _includes_none(annotation):
    if _host.is_opaque(annotation):
        return False
    value = _alias_value(annotation)
    if value is not None:
        return _includes_none(value)
    if typing.get_origin(annotation) is typing.Annotated:
        return _includes_none(typing.get_args(annotation)[0])
    if hasattr(annotation, "__supertype__"):
        return _includes_none(annotation.__supertype__)
    if _is_union(annotation):
        return any(_includes_none(part) for part in typing.get_args(annotation))
    return annotation is None or annotation is _NoneType or annotation is typing.Any


# --- registry ---

class registry:
    def __init__(self, *, metadata=None, class_registry=None, type_annotation_map=None, constructor=None):
        self.metadata = MetaData() if metadata is None else metadata
        self._class_registry = {} if class_registry is None else class_registry
        self.type_annotation_map = {}
        if type_annotation_map:
            self.update_type_annotation_map(type_annotation_map)
        self.constructor = constructor or _constructor
        self.mappers = []

    def update_type_annotation_map(self, types):
        for key, value in types.items():
            if _is_union(key):
                key = _without_none(key)[0]
            self.type_annotation_map[key] = value

    def resolve(self, python_type, with_fallback=False):
        """The SQL type for a Python type; None where there is none."""
        if _host.is_opaque(python_type):   # a class of a package that is not here, which the map may name
            for key, value in self.type_annotation_map.items():
                if _host.is_opaque(key) and repr(key) == repr(python_type):
                    return sqltypes.to_instance(value)
        if typing.get_origin(python_type) is typing.Literal:
            search = (python_type, typing.Literal)
        elif isinstance(python_type, type) and typing.get_origin(python_type) is None:
            search = python_type.__mro__
        else:
            search = (python_type,)
        for candidate in search:
            found = _map_get(self.type_annotation_map, candidate)
            is_given = found is not None
            if found is None:
                found = _default_type(candidate)
            if found is not None:
                resolved = _resolve_for(sqltypes.to_instance(found), python_type, candidate, is_given)
                if resolved is not None:
                    return resolved
        if with_fallback:
            value = _alias_value(python_type)
            if value is None:
                value = getattr(python_type, "__supertype__", None)
            if value is not None:
                return self.resolve(_without_none(value)[0], True)
        return None

    def generate_base(self, mapper=None, cls=object, name="Base", metaclass=None):
        bases = cls if isinstance(cls, tuple) else (cls,)
        namespace = {"registry": self, "metadata": self.metadata, "_sa_registry": self, "__abstract__": True,
                     "__init__": self.constructor}
        if mapper is not None:
            namespace["__mapper_cls__"] = mapper
        if isinstance(cls, type) and cls.__doc__:
            namespace["__doc__"] = cls.__doc__
        return (metaclass or DeclarativeMeta)(name, bases, namespace)

    def mapped(self, cls):
        if vars(cls).get("__abstract__"):
            return cls
        cls._sa_registry = cls.__dict__.get("_sa_registry", self)
        _map_class(self, cls, dict(vars(cls)))
        return cls

    def mapped_as_dataclass(self, cls=None, **arguments):
        def decorate(cls):
            cls._sa_dataclass_arguments = arguments
            return self.mapped(cls)
        return decorate if cls is None else decorate(cls)

    def as_declarative_base(self, **keywords):
        def decorate(cls):
            keywords["cls"] = cls
            keywords["name"] = cls.__name__
            return self.generate_base(**keywords)
        return decorate

    def map_declaratively(self, cls):
        return self.mapped(cls).__mapper__

    def map_imperatively(self, class_, local_table=None, **keywords):
        from sqlalchemy.orm.mapper import Mapper
        properties = keywords.pop("properties", None) or {}
        mapper = Mapper(self, class_, local_table, keywords.pop("inherits", None), dict(properties), keywords)
        if "__init__" not in vars(class_) and class_.__init__ is object.__init__:
            class_.__init__ = self.constructor
        return mapper

    def configure(self, cascade=False):
        from sqlalchemy.orm.mapper import configure_mappers
        configure_mappers()

    def dispose(self, cascade=False):
        self.mappers.clear()


def _map_get(types, key):
    try:
        return types.get(key)
    except TypeError:
        return None


def _default_type(python_type):
    import enum
    if python_type is enum.Enum or python_type is typing.Literal:
        return sqltypes.Enum(enum.Enum)
    return sqltypes._type_map_get(python_type)


def _resolve_for(sql_type, python_type, matched, is_given):
    """What a matched SQL type is for the very type that was asked for."""
    import enum
    if isinstance(sql_type, sqltypes.Enum):
        return sql_type._resolve_for_python_type(python_type, matched, matched)
    resolve = getattr(sql_type, "_resolve_for_python_type", None)
    if resolve is not None:
        return resolve(python_type, matched, matched)
    return sql_type if python_type is matched or typing.get_origin(python_type) is matched else None


def _constructor(self, **keywords):
    cls = type(self)
    for name, value in keywords.items():
        if not hasattr(cls, name):
            raise TypeError(f"{name!r} is an invalid keyword argument for {cls.__name__}")
        setattr(self, name, value)


_constructor.__name__ = "__init__"


# --- bases ---

def _is_mapped(cls):
    return "__mapper__" in vars(cls)


# Bases whose classes are mapped when they are prepared, AutomapBase and DeferredReflection; and those that wait.
preparing = []
_deferred = []


def _is_deferred(cls):
    return any(base in preparing for base in cls.__mro__)


def deferred_classes(base):
    return [cls for cls in _deferred if issubclass(cls, base)]


def map_deferred(base):
    for cls in deferred_classes(base):
        _deferred.remove(cls)
        _map_class(cls._sa_registry, cls, dict(vars(cls)))


def _map_if_declared(cls, namespace):
    if namespace.get("__abstract__"):
        return
    if preparing and _is_deferred(cls):
        _deferred.append(cls)
        return
    if any(vars(base).get("__sa_concrete_base__") is True for base in cls.__bases__) and "__table__" not in namespace:
        return
    _map_class(cls._sa_registry, cls, namespace)


def _is_modern(cls):
    return any(isinstance(value, MappedColumn) for value in vars(cls).values()) \
        or any(base is DeclarativeBase or base is DeclarativeBaseNoMeta or base is MappedAsDataclass for base in cls.__mro__)


class DeclarativeAttributeIntercept(type):
    def __setattr__(cls, key, value):
        if "__mapper__" in cls.__dict__ and isinstance(value, (Column, MappedColumn, MapperProperty)):
            _add_attribute(cls, key, value)
        else:
            type.__setattr__(cls, key, value)


class DeclarativeMeta(DeclarativeAttributeIntercept):
    def __init__(cls, name, bases, namespace, **keywords):
        if "_sa_registry" not in namespace and getattr(cls, "_sa_registry", None) is None:
            found = getattr(cls, "registry", None)
            if isinstance(found, registry):
                type.__setattr__(cls, "_sa_registry", found)
        own = vars(cls)  # as the metaclasses before left it
        if not own.get("__abstract__", False) and getattr(cls, "_sa_registry", None) is not None:
            if "__table__" in own and "__table__" not in namespace:
                namespace = dict(namespace, __table__=own["__table__"])
            _map_if_declared(cls, namespace)
        type.__init__(cls, name, bases, namespace)


def _setup_base(cls, base):
    """The registry of a class that derives from DeclarativeBase itself."""
    if "__tablename__" in vars(cls) or "__table__" in vars(cls):
        from sqlalchemy.orm._refusals import check_base
        check_base(cls, base)
    if "metadata" in vars(cls):
        metadata = vars(cls)["metadata"]
    else:
        metadata = None
    types = vars(cls).get("type_annotation_map")
    given = vars(cls).get("registry")
    if given is not None:
        if not isinstance(given, registry):
            raise exc.InvalidRequestError("Declarative base class has a 'registry' attribute that is not an instance of "
                                          "sqlalchemy.orm.registry()")
        if metadata is not None and not isinstance(metadata, MetaData):
            metadata = None
        if types:
            given.update_type_annotation_map(types)
        if metadata is not None:
            given.metadata = metadata
    else:
        given = registry(metadata=metadata, type_annotation_map=types)
        type.__setattr__(cls, "registry", given)
    type.__setattr__(cls, "_sa_registry", given)
    if "metadata" not in vars(cls):
        type.__setattr__(cls, "metadata", given.metadata)
    if getattr(cls, "__init__", object.__init__) is object.__init__:
        type.__setattr__(cls, "__init__", given.constructor)


class DeclarativeBase(metaclass=DeclarativeAttributeIntercept):
    def __init_subclass__(cls, **keywords):
        if DeclarativeBase in cls.__bases__:
            _setup_base(cls, DeclarativeBase)
        else:
            _map_if_declared(cls, dict(vars(cls)))
        super().__init_subclass__(**keywords)


class DeclarativeBaseNoMeta:
    def __init_subclass__(cls, **keywords):
        if DeclarativeBaseNoMeta in cls.__bases__:
            _setup_base(cls, DeclarativeBaseNoMeta)
        else:
            _map_if_declared(cls, dict(vars(cls)))
        super().__init_subclass__(**keywords)


_DATACLASS_ARGUMENTS = ("init", "repr", "eq", "order", "unsafe_hash", "match_args", "kw_only", "dataclass_callable")


class DCTransformDeclarative(DeclarativeAttributeIntercept):
    pass


class MappedAsDataclass(metaclass=DCTransformDeclarative):
    def __init_subclass__(cls, **keywords):
        arguments = {name: keywords.pop(name) for name in _DATACLASS_ARGUMENTS if name in keywords}
        inherited = getattr(cls, "_sa_dataclass_arguments", None) or {}
        type.__setattr__(cls, "_sa_dataclass_arguments", {**inherited, **arguments})
        super().__init_subclass__(**keywords)


def mapped_as_dataclass(registry_, **arguments):
    return registry_.mapped_as_dataclass(**arguments)


def declarative_base(*, metadata=None, mapper=None, cls=object, name="Base", class_registry=None,
                     type_annotation_map=None, constructor=_constructor, metaclass=None, bind=None):
    made = registry(metadata=metadata, class_registry=class_registry, type_annotation_map=type_annotation_map,
                    constructor=constructor)
    return made.generate_base(mapper=mapper, cls=cls, name=name, metaclass=metaclass)


def as_declarative(**keywords):
    keywords.pop("bind", None)
    names = ("metadata", "class_registry", "constructor")
    made = registry(**{n: keywords.pop(n) for n in names if n in keywords})

    def decorate(cls):
        keywords["cls"] = cls
        keywords["name"] = cls.__name__
        return made.generate_base(**keywords)
    return decorate


# --- scanning a class ---

def _merge_names(first, second):
    """Both lists in one, in an order that both agree with: attributes and annotations of a class body."""
    if not second:
        return first
    places = {name: i for i, name in enumerate(second)}
    known = set(first)
    result, seen, at = [], set(), 0
    for name in first:
        if name in places:
            for other in second[at:places[name]]:
                if other not in seen and other not in known:
                    result.append(other)
                    seen.add(other)
            at = max(at, places[name] + 1)
        if name not in seen:
            result.append(name)
            seen.add(name)
    for other in second[at:]:
        if other not in seen:
            result.append(other)
            seen.add(other)
    return result


_MAPPED = (Column, MappedColumn, MapperProperty)


class _Scan:
    def __init__(self, registry, cls, namespace):
        self.registry = registry
        self.cls = cls
        self.namespace = namespace
        self.computed = {}       # results of declared_attr functions
        self.copies = {}         # of columns of mixins
        self.attributes = {}     # name -> what is mapped
        self.annotations = {}    # name -> (annotation, module)
        self.tablename = None
        self.table_args = None
        self.mapper_args = None
        self.inherits = None
        self.gap = None          # the exception that says what is not known of the class
        self.columns = []        # (column, sort order)
        self.properties = {}
        self.fields = {}         # of a dataclass: name -> what it is

    # What stands in the class body and in its mixins.

    def local_names(self, base):
        attributes = vars(base)
        annotations = attributes.get("__annotations__")
        named = list(attributes.items())
        if annotations:
            named = [(name, attributes.get(name)) for name in _merge_names(list(attributes), list(annotations))]
        found = []
        for name, value in named:
            if name.startswith(("_sa_", "__")) and name not in _SPECIAL:
                continue
            if _host.is_opaque(value):
                if not _operation.is_decorated(value):  # else a method with a decorator that is not here
                    self.note_gap(value)
                continue
            found.append((name, value, annotations.get(name) if annotations else None))
        return found

    def note_gap(self, value):
        """Nobody knows what columns there are by an opaque value: says so to those who compare, and goes on without."""
        try:
            bool(value)
        except Exception as error:
            _operation.note_uncomputed(self.cls.__name__, error)
            self.gap = error

    def note_versions(self):
        """A package that is not here makes another table of each version of the model."""
        for name in ("sqlalchemy_continuum", "sqlalchemy_history"):
            if _host.is_opaque(sys.modules.get(name)):
                self.note_gap(sys.modules[name])

    def scan(self):
        has_table = "__table__" in self.namespace
        inherited_args = False
        scanned = [(base, self.local_names(base)) for base in self.cls.__mro__ if base is not object]
        for base, names in scanned[1:]:  # first, so that functions of the class see the columns that it will have
            if names and not _is_mapped(base):
                self.copy_columns(base, names, has_table, scanned[0][1])
        for base, names in scanned:
            is_self = base is self.cls
            is_mapped = not is_self and _is_mapped(base)
            for name, value, annotation in names:
                if not is_self and not is_mapped and name in self.copies and name not in self.attributes:
                    self.attributes[name] = self.copies[name]
                if is_self and annotation is None and isinstance(value, Column):
                    self.attributes[name] = value
                elif name in _SPECIAL:
                    if is_mapped and not isinstance(value, _DeclaredAttribute):
                        continue
                    if name == "__tablename__" and not self.tablename:
                        self.tablename = self.cls.__tablename__
                    elif name == "__table_args__" and not self.table_args:
                        self.table_args = self.cls.__table_args__
                        inherited_args = not is_self
                        if not isinstance(self.table_args, (tuple, dict, _NoneType)):
                            raise exc.ArgumentError("__table_args__ value must be a tuple, dict, or None")
                    elif name == "__mapper_args__" and self.mapper_args is None:
                        self.mapper_args = True
                elif is_mapped:
                    continue
                elif is_self:
                    self.take_own(name, value, annotation, has_table)
                elif isinstance(value, (Column, MappedColumn)):
                    continue
                elif isinstance(value, _DeclaredAttribute):
                    self.take_declared(name, value, base)
                elif isinstance(value, MapperProperty):
                    raise exc.InvalidRequestError(
                        "Mapper properties (i.e. deferred,column_property(), relationship(), etc.) must be declared "
                        "as @declared_attr callables on declarative mixin classes.  For dataclass field() objects, "
                        "use a lambda:")
        if inherited_args and not self.tablename:
            self.table_args = None

    def is_overridden(self, name, value):
        return getattr(self.cls, name, value) is not value

    def copy_columns(self, base, names, has_table, own):
        for name, value, annotation in names:
            is_column = isinstance(value, (Column, MappedColumn))
            is_bare = value is None and annotation is not None and not has_table
            if not (is_column or is_bare) or name in _SPECIAL or name in self.copies or any(name == one[0] for one in own):
                continue
            if is_column:
                if self.is_overridden(name, value):
                    continue
                if has_table and (value.name or name) in getattr(self.namespace["__table__"], "c", ()):
                    continue    # the table has it
                copy = self.copies[name] = value._copy()
                self.check_annotation(name, copy, annotation, base)
                self.note_annotation(name, annotation, base)
                type.__setattr__(self.cls, name, copy)
            else:
                is_mapped = _mapped_argument(annotation, base.__module__, self.cls)[1]
                if is_mapped and not self.is_overridden(name, None):
                    self.copies[name] = MappedColumn()
                    self.note_annotation(name, annotation, base)
                    type.__setattr__(self.cls, name, self.copies[name])

    def note_annotation(self, name, annotation, base):
        if annotation is not None and name not in self.annotations and not _is_class_variable(annotation):
            self.annotations[name] = annotation, base.__module__

    def check_annotation(self, name, value, annotation, base):
        """Raises where the annotation of what is mapped is not Mapped[...], but for what SQLAlchemy 1.4 knows, which took any."""
        if annotation is not None and self.gap is None and not _mapped_argument(annotation, base.__module__, self.cls)[1] \
                and "__dataclass_fields__" not in vars(self.cls) and (isinstance(value, MappedColumn) or _is_modern(self.cls)):
            from sqlalchemy.orm._refusals import check_unmapped
            check_unmapped(self.cls, name, annotation, base.__module__)

    def take_own(self, name, value, annotation, has_table):
        if isinstance(value, _DeclaredAttribute):
            self.take_declared(name, value, self.cls)
            return
        if annotation is not None and (value is None or isinstance(value, MapperProperty)) \
                and not getattr(self.cls, "__allow_unmapped__", False) \
                and (name in self.namespace or getattr(self.cls, "_sa_dataclass_arguments", None) is None):
            self.check_annotation(name, value, annotation, self.cls)
        if annotation is not None:
            self.note_annotation(name, annotation, self.cls)
        if value is None and name not in self.namespace:
            _, is_mapped = _mapped_argument(annotation, self.cls.__module__, self.cls)
            if is_mapped and not has_table:
                self.attributes[name] = MappedColumn()
        elif isinstance(value, _MAPPED):
            self.attributes[name] = value
        elif isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], (Column, MapperProperty)):
            from sqlalchemy import util
            util.warn(f"Ignoring declarative-like tuple value of attribute {name!r}: possibly a copy-and-paste error "
                      "with a comma accidentally placed at the end of the line?")

    def take_declared(self, name, value, base):
        if value._is_cascading:
            made = value.fget(self.cls)
            type.__setattr__(self.cls, name, made)
        else:
            made = getattr(self.cls, name)
        if not isinstance(made, (Column, MappedColumn, MapperProperty)):
            return
        self.attributes[name] = made
        returned = getattr(value.fget, "__annotations__", None)
        if returned and "return" in returned:
            if base is not self.cls:
                self.check_annotation(name, made, returned["return"], base)
            self.note_annotation(name, returned["return"], base)

    # Columns.

    def extract(self):
        if "metadata" in self.attributes:
            raise exc.InvalidRequestError("Attribute name 'metadata' is reserved when using the Declarative API.")
        for name, value in list(self.attributes.items()):
            if isinstance(value, Column):
                if value.key is None:
                    value.key = name
                if value.name is None:
                    value.name = name
                self.columns.append((value, 0))
                self.properties[name] = value
                continue
            if isinstance(value, MapperProperty):
                value.key = name
                if value._dataclass and getattr(self.cls, "_sa_dataclass_arguments", None) is None:
                    from sqlalchemy.orm._refusals import check_dataclass_arguments
                    check_dataclass_arguments(self.cls, name, value)
            if isinstance(value, MappedColumn):
                self.complete(name, value)
                order = 0 if value.sort_order is UNSET else value.sort_order
                self.columns.append((value.column, order))
                self.properties[name] = value
            elif isinstance(value, ColumnProperty):
                for column in value.columns:
                    if isinstance(column, Column) and column.table is None:
                        _name_column(column, name)
                        self.columns.append((column, 0))
                self.properties[name] = value
            elif isinstance(value, Composite):
                self.take_composite(name, value)
            else:
                if isinstance(value, Relationship):
                    self.complete_relationship(name, value)
                self.properties[name] = value

    def take_composite(self, name, value):
        annotation, module = self.annotations.get(name, (None, None))
        inner, _ = _mapped_argument(annotation, module, self.cls) if annotation is not None else (None, False)
        if value.composite_class is None and inner is not None:
            value.composite_class = _without_none(_resolve_names(inner, module, self.cls))[0]
        if value.composite_class is None:
            from sqlalchemy.orm._refusals import required_annotation
            raise required_annotation(self.cls, name, "Composite")
        fields = getattr(value.composite_class, "__dataclass_fields__", None)
        names = list(fields) if fields else []
        if not value.parts:
            value.parts = tuple(MappedColumn() for _ in names)
        if names and len(value.parts) > len(names):
            raise exc.ArgumentError(f"number of composite attributes {len(value.parts)} exceeds that of the number of attributes in "
                                    f"class {value.composite_class.__name__} {len(names)}")
        for i, part in enumerate(value.parts):
            if isinstance(part, MappedColumn):
                field = names[i] if i < len(names) else None
                annotated = fields[field].type if field else None
                self.annotations[id(part)] = (annotated, value.composite_class.__module__)
                self.complete(field, part, annotated, value.composite_class.__module__)
            if not isinstance(part, str):
                column = part.column if isinstance(part, MappedColumn) else part
                self.columns.append((column, 0))
                self.properties[column.key] = column
        self.properties[name] = value

    def complete_relationship(self, name, value):
        annotation, module = self.annotations.get(name, (None, None))
        if annotation is not None:
            value.annotation = annotation, module, self.cls
        elif value.argument is None:
            from sqlalchemy.orm._refusals import required_annotation
            raise required_annotation(self.cls, name, "Relationship")

    def complete(self, name, mapped, annotation=None, module=None):
        """The column's name, type and nullability, from the attribute and its annotation."""
        if mapped.use_existing_column and self.inherits is not None:
            table = self.inherits.__mapper__.local_table
            known = table.c.get(mapped.column.name or name)
            if known is not None:
                mapped.column = known
                return
        _name_column(mapped.column, name)
        shown = annotation
        if annotation is None:
            annotation, module = self.annotations.get(name, (None, None))
            shown = annotation
            if annotation is not None:
                inner, is_mapped = _mapped_argument(annotation, module, self.cls)
                if is_mapped:
                    annotation = inner
                elif not getattr(self.cls, "__allow_unmapped__", False):
                    annotation = None
        if annotation is None:
            if mapped.column.type._isnull and not mapped.column.foreign_keys:
                from sqlalchemy.orm._refusals import required_annotation
                raise required_annotation(self.cls, name, "MappedColumn")
            return
        try:
            argument = _resolve_names(annotation, module, self.cls)
        except NameError as error:
            if not mapped.column.type._isnull and mapped.has_nullable:
                return
            from sqlalchemy.orm.exc import MappedAnnotationError
            raise MappedAnnotationError(
                f'Could not resolve all types within mapped annotation: "{shown}".  Ensure all types are '
                "written correctly and are imported within the module in use.") from error
        self.apply_annotation(name, mapped, argument, module)

    def apply_annotation(self, name, mapped, argument, module):
        is_nullable = _includes_none(argument)
        if not mapped.has_nullable:
            mapped.column.nullable = is_nullable
        wanted, has_none = _without_none(argument)
        candidates = [wanted]
        value = _alias_value(wanted)
        if value is not None:
            wanted = _without_none(value)[0]
            candidates.append(wanted)
        if typing.get_origin(wanted) is typing.Annotated:
            parts = typing.get_args(wanted)
            for part in parts[1:]:
                if isinstance(part, MappedColumn):
                    self.merge(mapped, part, is_nullable)
                    break
            candidates += [typing.Annotated[(_without_none(parts[0])[0], *parts[1:])], _without_none(parts[0])[0]]
        if not mapped.column.type._isnull or mapped.column.foreign_keys:
            return  # a foreign key takes the type of the column that it names
        for i, candidate in enumerate(candidates):
            found = self.registry.resolve(candidate, i == len(candidates) - 1)
            if found is not None:
                mapped.column._set_type(found)
                return
        from sqlalchemy.orm._refusals import no_type
        raise no_type(name, candidates[0] if has_none else argument)

    @staticmethod
    def merge(mapped, annotated, is_nullable):
        """What a mapped_column() inside Annotated[] says holds unless the attribute's own says otherwise."""
        if not mapped.has_insert_default and annotated.column.default is not None:
            mapped.column.default = None
        annotated.column._merge(mapped.column)
        if annotated.has_nullable and not mapped.has_nullable:
            mapped.column.nullable = annotated.column.nullable
        if mapped.sort_order is UNSET:
            mapped.sort_order = annotated.sort_order
        mapped.deferred = mapped.deferred or annotated.deferred

    # The table.

    def find_inherits(self):
        if len(self.cls.__bases__) > 1:
            from sqlalchemy.orm._refusals import check_bases
            check_bases(self.cls, _is_mapped)
        for base in self.cls.__mro__[1:]:
            if _is_mapped(base):
                self.inherits = base
                return

    def make_table(self):
        cls = self.cls
        if isinstance(self.namespace.get("__table__"), _DeclaredAttribute) or "__table__" not in self.namespace:
            for base in cls.__mro__:
                if isinstance(vars(base).get("__table__"), _DeclaredAttribute):
                    table = cls.__table__
                    type.__setattr__(cls, "__table__", table)
                    return table
        if "__table__" in self.namespace:
            table = self.namespace["__table__"]
            for column, _ in self.columns:
                if not any(column is known for known in getattr(table, "c", ())):
                    raise exc.ArgumentError(f"Can't add additional column {column.key!r} when specifying __table__")
            return table
        if self.tablename is None:
            return None
        arguments, keywords = (), {}
        if isinstance(self.table_args, dict):
            keywords = self.table_args
        elif self.table_args:
            has_keywords = isinstance(self.table_args[-1], dict)
            arguments = self.table_args[:-1] if has_keywords else self.table_args
            keywords = self.table_args[-1] if has_keywords else {}
        if preparing and _is_deferred(cls):
            keywords = {**keywords, "extend_existing": True}
        columns = self.columns
        if any([order for _, order in columns]):
            columns = sorted(columns, key=lambda item: item[1])
        if len({column.name for column, _ in columns}) < len(columns):
            from sqlalchemy.orm._refusals import named_often
            named_often(cls, self.properties)
        metadata = getattr(cls, "metadata", None)
        if metadata is None:
            metadata = self.registry.metadata
        make = getattr(cls, "__table_cls__", Table)
        table = make(self.tablename, metadata, *dict.fromkeys([column for column, _ in columns]), *arguments, **keywords)
        if table is not None:
            type.__setattr__(cls, "__table__", table)
        return table

    def join_single_table(self):
        """Columns of a class without a table of its own go to the table of the class that it derives from."""
        if self.table_args:
            raise exc.ArgumentError("Can't place __table_args__ on an inherited class with no table.")
        table = self.inherits.__mapper__.local_table
        for column, _ in self.columns:
            if column.name in table.c:
                if table.c[column.name] is column:
                    continue
                raise exc.ArgumentError(
                    f"Column '{column}' on class {self.cls.__name__} conflicts with existing column "
                    f"'{table.c[column.name]}'.  If using Declarative, consider using the use_existing_column "
                    "parameter of mapped_column() to resolve conflicts.")
            if column.primary_key:
                raise exc.ArgumentError("Can't place primary key columns on an inherited class with no table.")
            table.append_column(column)
        return table


def _name_column(column, name):
    if column.key is None:
        column.key = name
    if column.name is None:
        column.name = name


def _with_fields(cls, namespace):
    """The namespace with what fields of a dataclass say of themselves under __sa_dataclass_metadata_key__."""
    key = getattr(cls, "__sa_dataclass_metadata_key__", None)
    if key is None:
        return namespace
    namespace = dict(namespace)
    for name, field in getattr(cls, "__dataclass_fields__", {}).items():
        if key in field.metadata:
            value = field.metadata[key]
            namespace.pop(name, None)
            namespace[name] = value() if type(value).__name__ == "function" else value
            type.__setattr__(cls, name, namespace[name])
    return namespace


def _map_class(registry, cls, namespace):
    from sqlalchemy.orm.mapper import Mapper
    namespace = _with_fields(cls, namespace)
    scan = _Scan(registry, cls, namespace)
    _scans[cls] = scan
    try:
        for base in cls.__mro__:
            if "__opaque_base__" in vars(base):
                scan.note_gap(vars(base)["__opaque_base__"])
            if "__versioned__" in vars(base):
                scan.note_versions()
        scan.scan()
        scan.find_inherits()
        if getattr(cls, "_sa_dataclass_arguments", None) is not None:
            from sqlalchemy.orm.dataclass import make_dataclass
            make_dataclass(scan, cls._sa_dataclass_arguments)
        scan.extract()
        table = scan.make_table()
        if table is None:
            if scan.inherits is None:
                raise exc.InvalidRequestError(
                    f"Class {cls!r} does not have a __table__ or __tablename__ specified and does not inherit from "
                    "an existing table-mapped class.")
            table = scan.join_single_table()
        arguments = dict(cls.__mapper_args__) if scan.mapper_args else {}
        scan.properties.update(arguments.pop("properties", None) or {})
        Mapper(registry, cls, table, scan.inherits, scan.properties, arguments, scan.gap is None)
        if cls.__name__ in registry._class_registry:
            from sqlalchemy.orm._refusals import known_class
            known_class(registry, cls)
        registry._class_registry[cls.__name__] = cls
    except exc.SQLAlchemyError:
        if scan.gap is not None:
            raise scan.gap from None
        raise
    finally:
        del _scans[cls]


def _add_attribute(cls, key, value):
    """Model.x = Column(...), after the class was mapped."""
    mapper = cls.__mapper__
    if isinstance(value, MappedColumn):
        value = value.column
    if isinstance(value, Column):
        _name_column(value, key)
        mapper.local_table.append_column(value, replace_existing=True)
    elif isinstance(value, ColumnProperty):
        for column in value.columns:
            if isinstance(column, Column) and column.table is None:
                _name_column(column, key)
                mapper.local_table.append_column(column, replace_existing=True)
    mapper.add_property(key, value)
