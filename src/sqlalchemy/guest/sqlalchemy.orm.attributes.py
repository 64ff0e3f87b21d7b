"""A model's attributes on its instances: values, what was changed, what is loaded when it is asked for."""
from sqlalchemy import exc
from sqlalchemy.orm.base import ClauseProxy
from sqlalchemy.orm.properties import Composite, Relationship

NO_VALUE = object()
_STATE = "_sa_instance_state"


class InstanceState:
    """What a session knows of one object."""

    def __init__(self, obj, mapper):
        self.obj = obj
        self.mapper = mapper
        self.session = None
        self.key = None         # (class, primary key) once it is in the database
        self.committed = {}     # attribute -> value before it was changed
        self.is_deleted = False
        self.is_expired = False
        self.deferred = ()      # columns that the query left out
        self.row = None         # values of its columns as last read or written, by column
        self.refused = {}       # relations that are not to be loaded: "raise" or "noload"

    @property
    def identity(self):
        return self.key[1] if self.key else None

    @property
    def transient(self):
        return self.key is None and self.session is None

    @property
    def pending(self):
        return self.key is None and self.session is not None

    @property
    def persistent(self):
        return self.key is not None and self.session is not None and not self.is_deleted

    @property
    def detached(self):
        return self.key is not None and self.session is None

    @property
    def deleted(self):
        return self.is_deleted

    @property
    def modified(self):
        return bool(self.committed)

    @property
    def class_(self):
        return self.mapper.class_

    @property
    def unloaded(self):
        return {k for k in self.mapper.properties if k not in self.obj.__dict__}

    @property
    def attrs(self):
        return AttributeStates(self)


class AttributeStates:
    def __init__(self, state):
        self._state = state

    def __getattr__(self, name):
        return AttributeState(self._state, name)

    def __getitem__(self, name):
        return AttributeState(self._state, name)

    def __iter__(self):
        return iter(AttributeState(self._state, k) for k in self._state.mapper.properties)


class AttributeState:
    def __init__(self, state, key):
        self.state, self.key = state, key

    @property
    def value(self):
        return getattr(self.state.obj, self.key)

    @property
    def loaded_value(self):
        return self.state.obj.__dict__.get(self.key, NO_VALUE)

    @property
    def history(self):
        return get_history(self.state.obj, self.key)


class History(tuple):
    def __new__(cls, added, unchanged, deleted):
        return tuple.__new__(cls, (added, unchanged, deleted))

    def __repr__(self):
        return "History(added=%r, unchanged=%r, deleted=%r)" % tuple(self)

    added = property(lambda self: self[0])
    unchanged = property(lambda self: self[1])
    deleted = property(lambda self: self[2])

    def has_changes(self):
        return bool(self[0] or self[2])


def get_history(obj, key, passive=None):
    state = state_of(obj)
    now = obj.__dict__.get(key, NO_VALUE)
    if key not in state.committed:
        return History((), () if now is NO_VALUE else [now], ())
    before = state.committed[key]
    return History([now], (), () if before is NO_VALUE else [before])


def state_of(obj):
    state = obj.__dict__.get(_STATE)
    if state is None:
        mapper = getattr(type(obj), "__mapper__", None)
        if mapper is None:
            from sqlalchemy.orm.exc import UnmappedInstanceError
            raise UnmappedInstanceError(f"Class '{type(obj).__module__}.{type(obj).__qualname__}' is not mapped")
        from sqlalchemy.orm.mapper import configure_mappers
        configure_mappers()
        state = obj.__dict__[_STATE] = InstanceState(obj, mapper)
    return state


instance_state = state_of


def flag_modified(obj, key):
    state_of(obj).committed.setdefault(key, NO_VALUE)


def set_committed_value(obj, key, value):
    obj.__dict__[key] = value


def set_attribute(obj, key, value, initiator=None):
    setattr(obj, key, value)


def get_attribute(obj, key):
    return getattr(obj, key)


class InstrumentedAttribute(ClauseProxy):
    """Model.x is this: an expression on the class, a value on an instance."""

    def __class_getitem__(cls, item):
        return cls

    is_attribute = True
    is_instance = False

    def __init__(self, class_, key, prop):
        self.class_ = class_
        self.key = key
        self.property = prop
        self.prop = prop
        columns = prop.columns
        self.mutable = getattr(columns[0].type, "_mutable_class", None) if columns else None

    @property
    def parent(self):
        return self.class_.__mapper__

    @property
    def __doc__(self):
        return getattr(self.property, "doc", None)

    @property
    def is_relationship(self):
        return isinstance(self.property, Relationship)

    @property
    def expression(self):
        return self.__clause_element__()

    @property
    def comparator(self):
        return self

    def __clause_element__(self):
        if self.is_relationship:
            return self.property.join_condition(self.class_)
        return self.property.columns[0]

    def __getattr__(self, name):
        if name.startswith("__") or name in ("class_", "key", "property", "prop"):
            raise AttributeError(name)
        return getattr(self.__clause_element__(), name)

    def __repr__(self):
        return f"<sqlalchemy.orm.attributes.InstrumentedAttribute object {self}>"

    def __str__(self):
        return f"{self.class_.__name__}.{self.key}"

    def __hash__(self):
        return id(self)

    # Relations in queries.

    def operate(self, op, *other, **keywords):
        if self.is_relationship:
            return self.property.compare(self.class_, op, *other)
        return ClauseProxy.operate(self, op, *other, **keywords)

    def any(self, criterion=None, **keywords):
        if not self.is_relationship:
            return self.__clause_element__().any(criterion)
        return self.property.exists(self.class_, criterion, keywords)

    def has(self, criterion=None, **keywords):
        return self.any(criterion, **keywords)

    def contains(self, other, **keywords):
        if not self.is_relationship:
            return ClauseProxy.operate(self, _contains, other, **keywords)
        return self.property.contains(self.class_, other)

    target_entity, criteria = None, ()

    def of_type(self, entity):
        """The relation, to an alias or a subclass of what it leads to."""
        return self._copy(target_entity=entity)

    def and_(self, *criteria):
        return self._copy(criteria=self.criteria + criteria)

    def _copy(self, **changes):
        copied = InstrumentedAttribute.__new__(type(self))
        copied.__dict__.update(self.__dict__)
        copied.__dict__.update(changes)
        return copied

    # Values on instances.

    def __get__(self, instance, owner):
        if instance is None:
            return self
        values = instance.__dict__
        key = self.key
        if self.mutable is not None:
            return self._mutable_value(instance)
        if key in values:
            return values[key]
        return self.load(instance)

    def _mutable_value(self, instance):
        values, key = instance.__dict__, self.key
        value = values[key] if key in values else self.load(instance)
        if value is not None:
            value = self.mutable.coerce(key, value)._held(instance, key)
            if key in values:
                values[key] = value
        return value

    def load(self, instance):
        state = state_of(instance)
        if self.is_relationship:
            return self.property.load(instance, state)
        if state.session is not None and state.key is not None:
            state.session.refresh_state(state, self.key if self.key in state.deferred else None)
            if self.key in instance.__dict__:
                return instance.__dict__[self.key]
        return None

    def __set__(self, instance, value):
        state = state_of(instance)
        if self.property._event_listeners:
            value = self._tell(instance, value)
        validator = state.mapper.validators.get(self.key)
        if validator is not None:
            if self.is_relationship and self.property.is_collection:
                value = [validator(instance, self.key, item) for item in value]
            else:
                value = validator(instance, self.key, value)
        if self.is_relationship:
            self.property.assign(instance, state, value)
            return
        values = instance.__dict__
        if self.key not in state.committed:
            state.committed[self.key] = values.get(self.key, NO_VALUE)
        values[self.key] = value

    def _tell(self, instance, value):
        from sqlalchemy.event import changed_value
        if self.is_relationship and self.property.is_collection:
            return value
        return changed_value(self.property, "set", instance, value, instance.__dict__.get(self.key, NO_VALUE))

    def __delete__(self, instance):
        state = state_of(instance)
        state.committed.setdefault(self.key, instance.__dict__.get(self.key, NO_VALUE))
        instance.__dict__.pop(self.key, None)


QueryableAttribute = InstrumentedAttribute


def _contains(element, other, **keywords):
    return element.contains(other, **keywords)


class SynonymAttribute(ClauseProxy):
    def __init__(self, class_, name):
        self.class_ = class_
        self.name = name

    def __clause_element__(self):
        return getattr(self.class_, self.name).__clause_element__()

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        setattr(instance, self.name, value)


class CompositeAttribute:
    def __init__(self, prop):
        self.property = prop

    def names(self):
        return [p if isinstance(p, str) else getattr(p, "column", p).key for p in self.property.parts]

    def __get__(self, instance, owner):
        if instance is None:
            return self
        values = [getattr(instance, name) for name in self.names()]
        return None if all(v is None for v in values) else self.property.composite_class(*values)

    def __set__(self, instance, value):
        names = self.names()
        if value is None:
            parts = [None] * len(names)
        elif hasattr(value, "__composite_values__"):
            parts = value.__composite_values__()
        else:
            parts = [getattr(value, f) for f in value.__dataclass_fields__]
        for name, part in zip(names, parts):
            setattr(instance, name, part)
