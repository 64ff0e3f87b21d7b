"""Relations that are loaded along with a query's objects: by a query for all objects at once, or from the query's own rows."""
from sqlalchemy import exc
from sqlalchemy.orm.attributes import state_of
from sqlalchemy.orm.properties import Relationship
from sqlalchemy.orm.strategy_options import Step, steps_of

_AT_ONCE = 500
_EAGER = ("joined", "selectin", "subquery", "immediate")


def plan(mapper, options, path=()):
    """{key: step} of the relations that are not simply loaded when they are asked for."""
    found = steps_of(options, mapper) if options else {}
    for key, prop in mapper.properties.items():
        if not isinstance(prop, Relationship) or key in found and found[key].how != "default":
            continue
        how = "raise" if prop.lazy in ("raise", "raise_on_sql") else prop.lazy
        if how in ("raise", "noload") or how in _EAGER and not any(prop is known for known in path):
            step = Step(key, how, innerjoin=prop.keywords.get("innerjoin"))
            if key in found:
                step.columns, step.steps = found[key].columns, found[key].steps
            step.prop = prop
            found[key] = step
    for step in found.values():
        step.prop = mapper.properties[step.key] if step.prop is None else step.prop
    return found


def needs_unique(steps):
    """Whether joins multiply the rows of the query."""
    for step in steps.values():
        if step.how in ("joined", "contains"):
            _configured(step.prop)
            if step.prop.is_collection or needs_unique(_below(step)):
                return True
    return False


def _below(step):
    return {below.key: below for below in step.steps}


def _configured(prop):
    from sqlalchemy.orm.mapper import configure
    configure(prop)
    return prop


def load(session, mapper, objects, steps, options_of=None, path=()):
    objects = [obj for obj in objects if obj is not None]
    for step in steps.values():
        prop = _configured(step.prop)
        if step.how in ("raise", "noload"):
            for obj in objects:
                state_of(obj).refused[step.key] = step.how
                if step.how == "noload" and step.key not in obj.__dict__:
                    obj.__dict__[step.key] = refuse(obj, step.key, step.how, prop)
            continue
        if step.how in _EAGER:
            wanting = [obj for obj in objects if step.key not in obj.__dict__ and state_of(obj).mapper.isa(prop.parent)]
            _load_relation(session, prop, wanting, step)
        if step.how in _EAGER or step.how in ("default", "contains"):
            _load_below(session, prop, objects, step, path)


def _load_below(session, prop, objects, step, path):
    children = []
    for obj in objects:
        value = obj.__dict__.get(prop.key)
        if value is not None:
            children += (list(value.values()) if isinstance(value, dict) else list(value)) if prop.is_collection else [value]
    option = _Option(step.columns, step.steps)
    steps = plan(prop.target, [option], path + (prop,))
    if children and steps:
        load(session, prop.target, _once(children), steps, path=path + (prop,))


class _Option:
    def __init__(self, columns, relations):
        self._columns, self._relations = columns, relations


def _once(objects):
    seen, found = set(), []
    for obj in objects:
        if id(obj) not in seen:
            seen.add(id(obj))
            found.append(obj)
    return found


# --- by a query of its own ---

def _load_relation(session, prop, objects, step):
    objects = _once(objects)
    is_simple = len(prop.pairs) == 1 and prop.lazy != "dynamic" and prop.is_plain
    if not is_simple or step.criteria:
        for obj in objects:
            _load_one(session, prop, obj, step)
        return
    for start in range(0, len(objects), _AT_ONCE):
        _load_many(session, prop, objects[start:start + _AT_ONCE], step)


def _load_one(session, prop, obj, step):
    if not step.criteria:
        getattr(obj, prop.key)
        return
    from sqlalchemy.orm.relationships import new_collection, related_query
    values = [getattr(obj, prop.parent.key_of(a) or a.key) for a, _ in prop.pairs]
    rows = related_query(prop, session, values).filter(*step.criteria).options(_Option(step.columns, [])).all()
    obj.__dict__[prop.key] = new_collection(prop, obj, rows) if prop.is_collection else (rows[0] if rows else None)


def _load_many(session, prop, objects, step):
    from sqlalchemy.orm.relationships import new_collection, ordered
    local, remote = prop.pairs[0]
    key = prop.parent.key_of(local)
    values = [getattr(obj, key) for obj in objects]
    wanted = list(dict.fromkeys(value for value in values if value is not None))
    found = {}
    if wanted:
        query = session.query(remote, prop.target.class_).filter(remote.in_(wanted))
        for target, column in prop.secondary_pairs:
            query = query.filter(target == column)
        query = ordered(prop, query).options(_Option(step.columns, []))
        for value, child in query.without_eager():
            found.setdefault(value, []).append(child)
    for obj, value in zip(objects, values):
        children = _once(found.get(value, []))
        obj.__dict__[prop.key] = new_collection(prop, obj, children) if prop.is_collection else \
            (children[0] if children else None)


# --- from the query's own rows ---

def contained(steps, parent=None):
    """[(step, the entity that is read for it, the index of its parent or None)] of contains_eager(), at any depth."""
    found = []

    def walk(steps, parent):
        for step in steps.values():
            if step.how == "contains":
                prop = _configured(step.prop)
                entity = step.target or step.details.get("alias") or prop.target.class_
                if step.target is None and step.details.get("alias") is not None and not hasattr(entity, "__mapper__"):
                    from sqlalchemy.orm.query import AliasedClass
                    entity = AliasedClass(prop.target.class_, entity)
                found.append((step, entity, parent))
                below = steps_of([_Option([], step.steps)], prop.target)
                for one in below.values():
                    one.prop = prop.target.properties[one.key]
                walk(below, len(found) - 1)

    walk(steps, parent)
    return found


class Collector:
    """Gathers what rows hold of joined relations, and gives it to the objects."""

    def __init__(self, contained, overwrites):
        self.contained, self.overwrites = contained, overwrites
        self.found = {}     # (id(parent), key) -> (parent, prop, children)

    def take(self, first, extra):
        for (step, _, parent), child in zip(self.contained, extra):
            owner = first if parent is None else extra[parent]
            if owner is None:
                continue
            entry = self.found.setdefault((id(owner), step.key), (owner, step.prop, []))
            if child is not None and not any(child is known for known in entry[2]):
                entry[2].append(child)

    def give(self):
        from sqlalchemy.orm.relationships import new_collection
        for owner, prop, children in self.found.values():
            if prop.key in owner.__dict__ and not self.overwrites:
                continue
            owner.__dict__[prop.key] = new_collection(prop, owner, children) if prop.is_collection else \
                (children[0] if children else None)


def refuse(obj, key, how, prop):
    if how == "raise":
        raise exc.InvalidRequestError(f"'{prop.parent.class_.__name__}.{key}' is not available due to lazy='raise'")
    from sqlalchemy.orm.relationships import new_collection
    return new_collection(prop, obj) if prop.is_collection else None
