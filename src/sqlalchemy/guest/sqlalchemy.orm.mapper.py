"""Mappers: which columns of which tables are a class's attributes, and how relations join them."""
import _host
from sqlalchemy import exc
from sqlalchemy.orm.base import MapperProperty
from sqlalchemy.orm.properties import ColumnProperty, Composite, MappedColumn, Relationship, Synonym, validated
from sqlalchemy.sql.schema import Column

_unconfigured = []
_Function = type(lambda: None)
_ARGUMENTS = frozenset((
    "properties", "primary_key", "non_primary", "inherits", "inherit_condition", "inherit_foreign_keys", "always_refresh",
    "version_id_col", "version_id_generator", "polymorphic_on", "_polymorphic_map", "polymorphic_identity", "concrete",
    "with_polymorphic", "polymorphic_abstract", "polymorphic_load", "allow_partial_pks", "batch", "column_prefix",
    "include_properties", "exclude_properties", "passive_updates", "passive_deletes", "confirm_deleted_rows", "eager_defaults",
    "legacy_is_orphan", "_compiled_cache_size",
    "order_by", "extension"))  # of SQLAlchemy 1.3


class Mapper:
    def __init__(self, registry, class_, local_table, inherits, properties, arguments, is_whole=True):
        from sqlalchemy.orm.attributes import InstrumentedAttribute
        for name in arguments:
            if name not in _ARGUMENTS:
                raise TypeError(f"Mapper.__init__() got an unexpected keyword argument {name!r}")
        if "__mapper__" in class_.__dict__:
            raise exc.ArgumentError(f"Class '{class_}' already has a primary mapper defined.")
        self.registry = registry
        self.class_ = class_
        self.local_table = local_table
        self.inherits = inherits.__mapper__ if isinstance(inherits, type) else inherits
        self.arguments = arguments
        if not hasattr(local_table, "c") and (local_table is not None or inherits is None):
            from sqlalchemy.orm._refusals import not_a_table
            raise not_a_table(self, local_table)
        self.properties = dict(self.inherits.properties) if self.inherits else {}
        self.concrete = arguments.get("concrete", False)
        self.is_single = self.inherits is not None and local_table is self.inherits.local_table
        self.tables = [] if self.inherits is None or self.concrete else list(self.inherits.tables)
        if local_table is not None and local_table not in self.tables:
            self.tables.append(local_table)
        self.validators = dict(self.inherits.validators) if self.inherits else {}
        self.subclasses = {}
        self._map_columns(properties)
        self._find_validators()
        if is_whole:
            self._check_tables(properties)
        type.__setattr__(class_, "__mapper__", self)
        if "__table__" not in vars(class_) and local_table is not None and not self.is_single:
            type.__setattr__(class_, "__table__", local_table)
        if self.is_single:
            type.__setattr__(class_, "__table__", local_table)
        self._setup_polymorphism()
        registry.mappers.append(self)
        for key, prop in self.properties.items():
            if key in self.own or not hasattr(class_, key):
                if type(prop) is ColumnProperty:
                    type.__setattr__(class_, key, InstrumentedAttribute(class_, key, prop))
                else:
                    prop.instrument(self)
        _unconfigured.append(self)
        _tell(self, "after_mapper_constructed")

    # Columns.

    def _map_columns(self, given):
        self.own = own = set()
        excluded = set()
        properties = self.properties
        items = given.items()
        if set(map(type, given.values())) != {Column}:   # columns come last
            columns = [item for item in items
                       if isinstance(item[1], (Column, MappedColumn)) or getattr(item[1], "deferred", False)]
            items = [item for item in items if not any(item[0] == key for key, _ in columns)] + columns
        for key, value in items:
            if isinstance(value, Column):
                prop = ColumnProperty(value)
            elif isinstance(value, MappedColumn):
                prop = ColumnProperty(value.column, deferred=value.deferred)
            elif isinstance(value, MapperProperty):
                prop = value
            elif isinstance(value, (list, tuple)):
                prop = ColumnProperty(*value)
            else:
                prop = ColumnProperty(value)
            if isinstance(prop, ColumnProperty):
                inherited = properties.get(key)
                if inherited is not None and isinstance(inherited, ColumnProperty) and not self.concrete:
                    prop.columns = prop.columns + [c for c in inherited.columns
                                                   if not any([c is own for own in prop.columns])]
                for column in prop.columns:
                    excluded.add(id(column))
            prop.key = key
            prop.parent = self
            properties[key] = prop
            own.add(key)
        table = self.local_table
        for column in (table.c if table is not None and hasattr(table, "c") else ()):
            if id(column) in excluded or (self.is_single and column.key in self.inherits.properties):
                continue
            inherited = self.properties.get(column.key)
            if inherited is not None and isinstance(inherited, ColumnProperty) and column.key not in self.own:
                joined = ColumnProperty(column)
                joined.columns += [c for c in inherited.columns if c is not column]
                self._put(column.key, joined)
            elif column.key not in self.properties and not self.is_single:
                self._put(column.key, ColumnProperty(column))

    def _put(self, key, prop):
        prop.key = key
        prop.parent = self
        self.properties[key] = prop
        self.own.add(key)

    def add_property(self, key, value):
        prop = value if isinstance(value, MapperProperty) and not isinstance(value, MappedColumn) \
            else ColumnProperty(value.column if isinstance(value, MappedColumn) else value)
        self._put(key, prop)
        prop.instrument(self)
        if isinstance(prop, Relationship):
            _unconfigured.append(self)

    def _find_validators(self):
        if not validated:
            return
        known = set()
        for function in vars(self.class_).values():
            if type(function) is _Function:
                marked = function.__dict__.get("__sa_validators__")
                if isinstance(marked, tuple):
                    for key in marked[0]:
                        if key in known:
                            raise exc.InvalidRequestError(
                                f"A validation function for mapped attribute {key!r} on mapper {self} already exists.")
                        known.add(key)
                        self.validators[key] = function

    # Inheritance.

    def _check_tables(self, given):
        """That rows of the table are known by a key, and those of a derived class's by one to its base's."""
        table = self.local_table
        if not getattr(table, "_is_schema_table", False):
            return
        if self.inherits is None or self.concrete:
            excluded, included = self.arguments.get("exclude_properties", ()), self.arguments.get("include_properties")
            if self.arguments.get("primary_key") or not any(
                    c.key not in excluded and (included is None or c.key in included) for c in table.primary_key):
                from sqlalchemy.orm._refusals import check_primary_key
                check_primary_key(self)
        elif not self.is_single and self.arguments.get("inherit_condition") is None \
                and getattr(self.inherits.local_table, "_is_schema_table", False):
            from sqlalchemy.orm._refusals import check_inherit_condition, check_inherited_columns
            check_inherit_condition(self)
            check_inherited_columns(self, given)

    def _setup_polymorphism(self):
        if self.inherits is not None:
            from sqlalchemy.orm._refusals import check_polymorphism
            check_polymorphism(self)
        on = self.arguments.get("polymorphic_on")
        if isinstance(on, str):
            from sqlalchemy.orm._refusals import polymorphic_property
            on = polymorphic_property(self, on).columns[0]
        elif isinstance(on, MappedColumn):
            on = on.column
        if on is not None and getattr(getattr(on, "table", None), "_is_schema_table", False):
            if not any(on.table is table or not getattr(table, "_is_schema_table", False) for table in self.tables):
                from sqlalchemy.orm._refusals import polymorphic_elsewhere
                raise polymorphic_elsewhere(on)
        self.polymorphic_on = on if on is not None else (self.inherits.polymorphic_on if self.inherits else None)
        self.polymorphic_identity = self.arguments.get("polymorphic_identity")
        self.polymorphic_map = self.inherits.polymorphic_map if self.inherits else {}
        if self.polymorphic_identity is not None:
            if self.polymorphic_identity in self.polymorphic_map:
                from sqlalchemy.orm._refusals import same_identity
                same_identity(self.polymorphic_identity, self.polymorphic_map[self.polymorphic_identity], self)
            self.polymorphic_map[self.polymorphic_identity] = self

    @property
    def base_mapper(self):
        return self.inherits.base_mapper if self.inherits and not self.concrete else self

    def iterate_to_root(self):
        m = self
        while m is not None:
            yield m
            m = m.inherits

    def isa(self, other):
        return any(m is other for m in self.iterate_to_root())

    def polymorphic_identities(self):
        return [i for i, m in self.polymorphic_map.items() if m.isa(self)]

    # What others ask.

    @property
    def entity(self):
        return self.class_

    @property
    def mapper(self):
        return self

    @property
    def selectable(self):
        """The table, or the join of the tables of joined inheritance."""
        source = self.tables[0]
        for table in self.tables[1:]:
            source = source.join(table)
        return source

    @property
    def persist_selectable(self):
        return self.selectable

    mapped_table = persist_selectable

    @property
    def primary_key(self):
        given = self.arguments.get("primary_key")
        if given:
            given = given if isinstance(given, (list, tuple)) else [given]
            return tuple(getattr(c, "column", c) for c in given)
        return tuple(self.tables[0].primary_key.columns)

    @property
    def columns(self):
        return _Attributes({k: p.columns[0] for k, p in self.column_properties()})

    c = columns

    def column_properties(self):
        return [(k, p) for k, p in self.properties.items() if isinstance(p, ColumnProperty)]

    @property
    def iterate_properties(self):
        return iter(list(self.properties.values()))

    @property
    def column_attrs(self):
        return _Attributes({k: p for k, p in self.properties.items() if isinstance(p, ColumnProperty)})

    @property
    def relationships(self):
        configure_mappers()
        return _Attributes({k: p for k, p in self.properties.items() if isinstance(p, Relationship)})

    @property
    def synonyms(self):
        return _Attributes({k: p for k, p in self.properties.items() if isinstance(p, Synonym)})

    @property
    def composites(self):
        return _Attributes({k: p for k, p in self.properties.items() if isinstance(p, Composite)})

    @property
    def self_and_descendants(self):
        """This mapper and those that derive from it, a level at a time."""
        found = [self]
        for mapper in found:
            found += [sub.__mapper__ for sub in mapper.class_.__subclasses__()
                      if getattr(vars(sub).get("__mapper__"), "inherits", None) is mapper]
        return frozenset(found)

    def polymorphic_iterator(self):
        return iter(sorted(self.self_and_descendants, key=lambda mapper: len(list(mapper.iterate_to_root()))))

    def common_parent(self, other):
        return self.base_mapper is other.base_mapper

    @property
    def attrs(self):
        return _Attributes(self.properties)

    all_orm_descriptors = attrs

    def get_property(self, key, _configure_mappers=True):
        try:
            return self.properties[key]
        except KeyError:
            raise exc.InvalidRequestError(f"Mapper '{self}' has no property '{key}'") from None

    def has_property(self, key):
        return key in self.properties

    def get_property_by_column(self, column):
        return self.properties[self.key_of(column)]

    def key_of(self, column):
        for key, prop in self.properties.items():
            if isinstance(prop, ColumnProperty) and any(c is column for c in prop.columns):
                return key
        return None

    def primary_key_from_instance(self, obj):
        return [getattr(obj, self.key_of(c)) for c in self.primary_key]

    def __repr__(self):
        return f"<Mapper at {hex(id(self))}; {self.class_.__name__}>"

    def __str__(self):
        return f"Mapper[{self.class_.__name__}({getattr(self.local_table, 'description', None)})]"


class _Attributes(dict):
    """Both a mapping and a namespace; iterating gives the properties."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __iter__(self):
        return iter(self.values())

    def keys(self):
        return list(dict.keys(self))

    def values(self):
        return list(dict.values(self))

    def items(self):
        return list(dict.items(self))


def class_mapper(cls, configure=True):
    mapper = getattr(cls, "__mapper__", None)
    if mapper is None:
        from sqlalchemy.orm.exc import UnmappedClassError
        raise UnmappedClassError(f"Class '{cls.__module__}.{cls.__qualname__}' is not mapped")
    return mapper


def object_mapper(obj):
    return class_mapper(type(obj))


def reconstructor(function):
    function.__sa_reconstructor__ = True
    return function


def clear_mappers():
    _unconfigured.clear()


def _tell(mapper, identifier):
    from sqlalchemy.event import of_class
    for fn in of_class(mapper.class_, identifier):
        fn(mapper, mapper.class_)


def configure_mappers():
    """Relations find their other side, and backrefs become attributes."""
    while _unconfigured:
        mapper = _unconfigured.pop(0)
        for prop in list(mapper.properties.values()):
            if isinstance(prop, Relationship) and prop.parent is mapper:
                configure(prop)
        _tell(mapper, "mapper_configured")


def _lacks_packages():
    """Whether the application may not be whole: then a class that a relation leads to may only not be here."""
    import sys
    return any(_host.is_opaque(module) for module in list(sys.modules.values()))


class _Unconfigured:
    """Stands for a relation whose other side is not there, which matters where it is used."""

    def __init__(self, error):
        self._error = error

    def __get__(self, instance, owner):
        raise self._error

    def __set__(self, instance, value):
        raise self._error


def configure(prop):
    if not prop.is_configured:
        from sqlalchemy.orm.relationships import configure_relationship
        prop.is_configured = True
        if _host.is_opaque(prop.argument):    # a class of a package that is not here: nothing walks to it
            prop.parent.properties.pop(prop.key, None)
            return
        try:
            configure_relationship(prop)
        except (exc.SQLAlchemyError, KeyError) as error:
            if not _lacks_packages():
                raise
            prop.parent.properties.pop(prop.key, None)
            type.__setattr__(prop.parent.class_, prop.key, _Unconfigured(error))
