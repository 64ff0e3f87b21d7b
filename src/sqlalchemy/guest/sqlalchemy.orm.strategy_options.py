"""Options of queries: which columns a query reads of its objects, and which relations it loads at once.

An option is a tree of steps along relations. Whatever it is called, a relation that is to be loaded at once is loaded by
a query of its own as soon as the objects are there (_eager.py); contains_eager() takes what the query itself has joined.
"""
from sqlalchemy.orm.mapper import configure_mappers

_EAGER = ("joined", "selectin", "subquery", "immediate")


class Step:
    """One relation of a path: how it is loaded, and what is said of the objects that it leads to."""

    def __init__(self, attribute, how, **details):
        self.key = getattr(attribute, "key", attribute)
        self.prop = getattr(attribute, "property", None)
        self.target = getattr(attribute, "target_entity", None)
        self.criteria = getattr(attribute, "criteria", ())
        self.how, self.details = how, details
        self.columns, self.steps = [], []


class Load:
    def __init__(self, entity=None, *arguments):
        configure_mappers()  # so that the next step may be a relation's other side
        self.entity = entity
        self._columns = []      # (what, keys) of the objects of the query
        self._relations = []    # steps from there
        self._at = None         # the step that what follows is about

    # Columns.

    def _step(self, what, attributes):
        into = self._columns if self._at is None else self._at.columns
        into.append((what, {getattr(attribute, "key", attribute) for attribute in attributes}))
        return self

    def load_only(self, *attributes, raiseload=False):
        return self._step("only", attributes)

    def defer(self, *attributes, raiseload=False):
        return self._step("defer", attributes)

    def undefer(self, *attributes):
        return self._step("undefer", attributes)

    # Relations.

    def _relation(self, attribute, how, **details):
        step = Step(attribute, how, **details)
        (self._relations if self._at is None else self._at.steps).append(step)
        self._at = step
        return self

    def joinedload(self, attribute, innerjoin=None):
        return self._relation(attribute, "joined", innerjoin=innerjoin)

    def selectinload(self, attribute, recursion_depth=None):
        return self._relation(attribute, "selectin")

    def subqueryload(self, attribute):
        return self._relation(attribute, "subquery")

    def immediateload(self, attribute, recursion_depth=None):
        return self._relation(attribute, "immediate")

    def lazyload(self, attribute):
        return self._relation(attribute, "select")

    def noload(self, attribute):
        return self._relation(attribute, "noload")

    def raiseload(self, attribute, sql_only=False):
        return self._relation(attribute, "raise")

    def defaultload(self, attribute):
        return self._relation(attribute, "default")

    def contains_eager(self, attribute, alias=None):
        return self._relation(attribute, "contains", alias=alias)

    def options(self, *options):
        at = self._at
        for option in options:
            (self._columns if at is None else at.columns).extend(option._columns)
            (self._relations if at is None else at.steps).extend(option._relations)
        return self

    def _same(self, *arguments, **keywords):
        return self

    undefer_group = with_expression = selectin_polymorphic = _same


def load_only(*attributes, raiseload=False):
    return Load().load_only(*attributes)


def defer(key, *more, raiseload=False):
    return Load().defer(key, *more)


def undefer(key, *more):
    return Load().undefer(key, *more)


def _chain(name):
    def option(*attributes, **keywords):
        load = Load()
        for attribute in attributes[:-1]:
            load = load.defaultload(attribute)
        return getattr(load, name)(attributes[-1], **keywords)

    option.__name__ = name
    return option


joinedload = _chain("joinedload")
lazyload = lazyload_all = _chain("lazyload")
selectinload = _chain("selectinload")
subqueryload = _chain("subqueryload")
immediateload = _chain("immediateload")
noload = _chain("noload")
raiseload = _chain("raiseload")
defaultload = _chain("defaultload")
contains_eager = _chain("contains_eager")


def _other(*arguments, **keywords):
    return Load()


undefer_group = with_expression = selectin_polymorphic = _other


def is_read(mapper, key, columns):
    """Whether a query for which this is said of columns reads one of its objects."""
    prop = mapper.properties[key]
    if any([prop.columns[0] is column for column in mapper.primary_key]) or prop.columns[0] is mapper.polymorphic_on:
        return True
    is_read = not getattr(prop, "deferred", False)
    for what, keys in columns:
        if what == "only":
            is_read = key in keys
        elif key in keys or "*" in keys:
            is_read = what == "undefer"
    return is_read


def columns_of(options):
    return [step for option in options for step in getattr(option, "_columns", ())]


def steps_of(options, mapper):
    """The steps from objects of the mapper: what options say, and else what the relations themselves say."""
    found = {}
    for option in options:
        for step in getattr(option, "_relations", ()):
            _merge(found, step, mapper)
    return found


def _merge(found, step, mapper):
    if step.key == "*":
        from sqlalchemy.orm.properties import Relationship
        for key, prop in mapper.properties.items():
            if isinstance(prop, Relationship) and key not in found:
                one = Step(key, step.how)
                one.prop = prop
                found[key] = one
        return
    if step.key not in mapper.properties or step.prop is not None and not (
            step.prop.parent.isa(mapper) or mapper.isa(step.prop.parent)):
        return
    known = found.get(step.key)
    if known is None or step.how not in ("default", known.how):
        if known is not None:
            step.columns, step.steps = known.columns + step.columns, known.steps + step.steps
        found[step.key] = step
    else:
        known.columns.extend(step.columns)
        known.steps.extend(step.steps)
