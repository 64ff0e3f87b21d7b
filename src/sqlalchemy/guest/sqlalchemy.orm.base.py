"""What the modules of sqlalchemy.orm share: the marker Mapped[], and attributes as SQL expressions."""
from typing import Generic, TypeVar

from sqlalchemy.sql.operators import ColumnOperators

_T = TypeVar("_T")


class Mapped(Generic[_T]):
    """Marks an attribute of a model in its annotation: Mapped[int]."""


class DynamicMapped(Mapped[_T]):
    pass


class WriteOnlyMapped(Mapped[_T]):
    pass


class ClauseProxy(ColumnOperators):
    """Stands in an expression for what its __clause_element__() gives."""

    def operate(self, op, *other, **keywords):
        return op(self.__clause_element__(), *other, **keywords)

    def reverse_operate(self, op, other, **keywords):
        element = self.__clause_element__()
        return element.reverse_operate(op, other, **keywords)


class PropComparator(ClauseProxy, Generic[_T]):
    """The base of a project's own comparisons of an attribute (comparator_factory=)."""

    def __init__(self, prop, parententity=None, adapt_to_entity=None):
        self.prop = self.property = prop
        self._parententity = parententity


class MapperProperty:
    """What stands in a model's class body and is neither a column nor a plain value."""

    key = None
    parent = None
    columns = ()  # of a ColumnProperty
    _info = None
    doc = None
    is_attribute = True
    _dataclass = None
    _event_listeners = None
    Comparator = PropComparator

    @property
    def info(self):
        if self._info is None:
            self._info = {}
        return self._info

    @info.setter
    def info(self, value):
        self._info = value

    def instrument(self, mapper):
        from sqlalchemy.orm.attributes import InstrumentedAttribute
        type.__setattr__(mapper.class_, self.key, InstrumentedAttribute(mapper.class_, self.key, self))
