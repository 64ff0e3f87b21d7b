"""mapped_column(), relationship() and the other things that a model's attributes are made of."""
from sqlalchemy import exc
from sqlalchemy.orm.base import ClauseProxy, Mapped, MapperProperty
from sqlalchemy.sql.schema import Column

UNSET = object()
# The arguments of mapped_column() and relationship() that are about dataclasses.
_DATACLASS = ("init", "repr", "default", "default_factory", "compare", "kw_only", "hash", "dataclass_metadata")


def _take_dataclass(keywords):
    return {name: keywords.pop(name) for name in _DATACLASS if keywords.get(name, UNSET) is not UNSET}


class MappedColumn(ClauseProxy, MapperProperty):
    """A column to be: its name and type may still come from the class body."""

    def __init__(self, *arguments, **keywords):
        dataclass = {name: keywords[name] for name in _DATACLASS if name in keywords}
        for name in _DATACLASS:
            if name != "default":
                keywords.pop(name, None)
        self._dataclass = dataclass
        self.has_insert_default = "insert_default" in keywords
        if self.has_insert_default:
            keywords["default"] = keywords.pop("insert_default")
        self.deferred = keywords.pop("deferred", False)
        keywords.pop("deferred_group", None)
        keywords.pop("deferred_raiseload", None)
        keywords.pop("active_history", None)
        self.use_existing_column = keywords.pop("use_existing_column", False)
        self.sort_order = keywords.pop("sort_order", UNSET)
        self.has_nullable = keywords.get("nullable") is not None
        if "nullable" in keywords and keywords["nullable"] is None:
            del keywords["nullable"]
        self.column = Column(*arguments, **keywords)

    @property
    def name(self):
        return self.column.name

    @property
    def foreign_keys(self):
        return self.column.foreign_keys

    def __clause_element__(self):
        return self.column

    def copy(self):
        new = MappedColumn.__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.column = self.column._copy()
        return new

    _copy = copy


def mapped_column(*arguments, **keywords):
    return MappedColumn(*arguments, **keywords)


class ColumnProperty(ClauseProxy, MapperProperty):
    """column_property(), deferred(): a column, or an expression that a query computes."""

    def __init__(self, column, *more, deferred=False, doc=None, info=None, **keywords):
        if keywords:
            self._dataclass = _take_dataclass(keywords)
        self.columns = [column.column if isinstance(column, MappedColumn) else column]
        if more:
            self.columns += [c.column if isinstance(c, MappedColumn) else c for c in more]
        self.deferred = deferred
        if doc is not None:
            self.doc = doc
        if info:
            self.info = info

    @property
    def expression(self):
        return self.columns[0]

    def __clause_element__(self):
        return self.columns[0]

    def copy(self):
        new = ColumnProperty.__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.columns = [c._copy() if isinstance(c, Column) else c for c in self.columns]
        return new


def column_property(column, *more, group=None, deferred=False, raiseload=False, comparator_factory=None, init=UNSET, repr=UNSET,
                    default=UNSET, default_factory=UNSET, compare=UNSET, kw_only=UNSET, hash=UNSET, active_history=False,
                    expire_on_flush=True, info=None, doc=None, dataclass_metadata=UNSET):
    return ColumnProperty(column, *more, deferred=deferred, info=info, doc=doc, init=init, repr=repr, default=default,
                          default_factory=default_factory, compare=compare, kw_only=kw_only, hash=hash,
                          dataclass_metadata=dataclass_metadata)


def deferred(column, *more, **keywords):
    return column_property(column, *more, deferred=True, **keywords)


def query_expression(default_expr=None, **keywords):
    from sqlalchemy.sql.elements import null
    return ColumnProperty(null() if default_expr is None else default_expr)


class Synonym(MapperProperty):
    def __init__(self, name, map_column=None, descriptor=None, comparator_factory=None, **keywords):
        self._dataclass = _take_dataclass(keywords)
        self.name = name
        self.descriptor = descriptor

    def instrument(self, mapper):
        from sqlalchemy.orm.attributes import SynonymAttribute
        if self.descriptor is None:
            setattr(mapper.class_, self.key, SynonymAttribute(mapper.class_, self.name))


SynonymProperty = Synonym


def synonym(name, *, map_column=None, descriptor=None, comparator_factory=None, init=UNSET, repr=UNSET, default=UNSET,
            default_factory=UNSET, compare=UNSET, kw_only=UNSET, hash=UNSET, info=None, doc=None, dataclass_metadata=UNSET):
    return Synonym(name, map_column, descriptor, comparator_factory, init=init, repr=repr, default=default,
                   default_factory=default_factory, compare=compare, kw_only=kw_only, hash=hash,
                   dataclass_metadata=dataclass_metadata)


class Composite(MapperProperty):
    """composite(Point, mapped_column("x"), mapped_column("y"))"""

    def __init__(self, class_or_column=None, *columns, **keywords):
        self._dataclass = _take_dataclass(keywords)
        is_column = isinstance(class_or_column, (str, Column, MappedColumn))
        self.composite_class = None if is_column else class_or_column
        self.parts = ((class_or_column,) if is_column else ()) + columns

    def columns(self):
        return [p.column if isinstance(p, MappedColumn) else p for p in self.parts if not isinstance(p, str)]

    def instrument(self, mapper):
        from sqlalchemy.orm.attributes import CompositeAttribute
        setattr(mapper.class_, self.key, CompositeAttribute(self))


CompositeProperty = Composite


def composite(class_or_column=None, *columns, **keywords):
    return Composite(class_or_column, *columns, **keywords)


class Relationship(MapperProperty):
    """A relation between two models. It has no effect on the schema; sessions follow it."""

    def __getattr__(self, name):
        """What queries and sessions do with it is in a module of its own, which brings it."""
        if name not in ("join_condition", "compare", "exists", "contains", "assign", "load"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        import sqlalchemy.orm.relationships
        return getattr(self, name)

    def __init__(self, argument=None, secondary=None, *, uselist=None, primaryjoin=None, secondaryjoin=None,
                 back_populates=None, backref=None, order_by=False, foreign_keys=None, remote_side=None, cascade=None,
                 lazy="select", viewonly=False, post_update=False, passive_deletes=False, collection_class=None,
                 doc=None, info=None, **keywords):
        self._dataclass = _take_dataclass(keywords)
        self.argument = argument
        self.secondary = secondary
        self.uselist = uselist
        self.primaryjoin = primaryjoin
        self.secondaryjoin = secondaryjoin
        self.back_populates = back_populates
        self.backref = backref
        self.order_by = order_by
        self.foreign_keys = foreign_keys
        self.remote_side = remote_side
        self.cascade = cascade or ""
        self.lazy = lazy
        self.viewonly = viewonly
        self.passive_deletes = passive_deletes
        self.collection_class = collection_class
        if doc is not None:
            self.doc = doc
        if info:
            self.info = info
        self.keywords = keywords
        self.is_configured = False
        if keywords or cascade or backref or viewonly:
            from sqlalchemy.orm._refusals import check_relationship
            check_relationship(self)

    @property
    def mapper(self):
        from sqlalchemy.orm.mapper import configure
        configure(self)
        return self.target

    @property
    def entity(self):
        return self.mapper


RelationshipProperty = Relationship


def relationship(argument=None, secondary=None, **keywords):
    return Relationship(argument, secondary, **keywords)


def dynamic_loader(argument=None, **keywords):
    keywords["lazy"] = "dynamic"
    return Relationship(argument, **keywords)


def backref(name, **keywords):
    return name, keywords


def foreign(expression):
    return _mark(expression, "foreign")


def remote(expression):
    return _mark(expression, "remote")


def _mark(expression, name):
    """Annotates a column of a primaryjoin; a copy, since the same column stands on both sides of a self-join."""
    element = expression.__clause_element__() if hasattr(expression, "__clause_element__") else expression
    annotate = getattr(element, "_annotate", None)
    return element if annotate is None else annotate({name: True})


validated = []  # functions by validates(): most projects have none to be looked for


def validates(*names, include_removes=False, include_backrefs=True):
    def decorate(function):
        validated.append(function)
        function.__sa_validators__ = names, {"include_removes": include_removes, "include_backrefs": include_backrefs}
        return function
    return decorate
