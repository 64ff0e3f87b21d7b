"""Relations at work: finding the other side and the columns that join, loading, assigning, keeping both sides equal."""
import typing

from sqlalchemy import exc
from sqlalchemy.orm.attributes import NO_VALUE, state_of
from sqlalchemy.orm.properties import Relationship
from sqlalchemy.sql.schema import Column

MANYTOONE, ONETOMANY, MANYTOMANY = "MANYTOONE", "ONETOMANY", "MANYTOMANY"
_COLLECTIONS = ("List", "list", "Set", "set", "Sequence", "Collection", "Iterable", "MutableSequence", "MutableSet",
                "Dict", "dict", "WriteOnlyMapped", "DynamicMapped")


# --- finding the other side ---

class _Names(dict):
    """What a text in relationship("...") may name: models, tables, and SQL functions."""

    def __init__(self, prop):
        self.prop = prop

    def __missing__(self, name):
        registry = self.prop.parent.registry
        if name in registry._class_registry:
            return registry._class_registry[name]
        metadata = self.prop.parent.local_table.metadata
        if name in metadata.tables:
            return metadata.tables[name]
        for schema in {t.schema for t in metadata.tables.values() if t.schema}:
            if name == schema:
                return _Schema(metadata, schema)
        import sqlalchemy
        if name in ("foreign", "remote"):
            from sqlalchemy.orm import properties
            return getattr(properties, name)
        if name in sqlalchemy.__all__:
            return getattr(sqlalchemy, name)
        raise KeyError(name)


class _Schema:
    def __init__(self, metadata, name):
        self.metadata, self.name = metadata, name

    def __getattr__(self, table):
        return self.metadata.tables[f"{self.name}.{table}"]


def _evaluate(prop, value, what):
    if callable(value) and not isinstance(value, type) and not hasattr(value, "__clause_element__") \
            and type(value).__name__ in ("function", "builtin_function_or_method", "method"):
        return value()
    if not isinstance(value, str):
        return value
    names = _Names(prop)
    try:
        return eval(value, {"__builtins__": {}}, names)
    except AttributeError as error:
        from sqlalchemy.orm._refusals import no_column
        raise no_column(error) from None
    except (NameError, KeyError):
        last = value.rpartition(".")[2]
        found = prop.parent.registry._class_registry.get(last)
        if found is not None:
            return found
        name = value if what == "argument" else f"name {value!r} is not defined"
        raise exc.InvalidRequestError(
            f"When initializing mapper {prop.parent}, expression {value!r} failed to locate a name ({name!r}). If "
            "this is a class name, consider adding this relationship() to the "
            f"{prop.parent.class_!r} class after both dependent classes have been defined.") from None


def _from_annotation(prop):
    """(the class or its name, whether it is a collection) of Mapped[...]"""
    found = getattr(prop, "annotation", None)
    if found is None:
        return None, None
    annotation, module, cls = found
    from sqlalchemy.orm.decl_api import _mapped_argument, _resolve_names, _without_none
    inner, is_mapped = _mapped_argument(annotation, module, cls)
    if not is_mapped:
        return None, None
    if isinstance(inner, str):
        return _from_text(inner)
    inner = _without_none(inner)[0]
    origin = typing.get_origin(inner)
    if origin is not None:
        arguments = typing.get_args(inner)
        target = arguments[-1]
        return (target.__forward_arg__ if isinstance(target, typing.ForwardRef) else target), True
    return _from_text(inner.__forward_arg__) if isinstance(inner, typing.ForwardRef) else (inner, False)


def _from_text(text):
    text = text.strip().strip("\"'")
    head, bracket, rest = text.partition("[")
    head = head.strip().rpartition(".")[2]
    if bracket:
        inside = rest.rpartition("]")[0]
        if head == "Optional":
            return _from_text(inside)
        if head == "Union":
            return _from_text([p for p in inside.split(",") if p.strip() != "None"][0])
        if head in _COLLECTIONS:
            return _from_text(inside.rpartition(",")[2] if head in ("Dict", "dict") else inside)[0], True
    parts = [p.strip() for p in text.split("|")]
    named = [p for p in parts if p != "None"]
    return (named[0].strip("\"'") if named else None), False


def configure_relationship(prop):
    argument, is_collection = _from_annotation(prop)
    target = prop.argument if prop.argument is not None else argument
    target = _evaluate(prop, target, "argument")
    if getattr(target, "__mapper__", None) is None and hasattr(target, "class_"):
        target = target.class_
    mapper = getattr(target, "__mapper__", None)
    if mapper is None:
        raise exc.ArgumentError(
            f"relationship '{prop.key}' expects a class or a mapper argument "
            f"(received: {type(target)})")
    prop.target = mapper
    prop.secondary_table = _evaluate(prop, prop.secondary, "secondary")
    if hasattr(prop.secondary_table, "__mapper__"):
        from sqlalchemy.orm._refusals import class_for_secondary
        raise class_for_secondary(prop, prop.secondary_table)
    if isinstance(prop.secondary_table, str):
        prop.secondary_table = prop.parent.local_table.metadata.tables[prop.secondary_table]
    _find_pairs(prop)
    if "delete-orphan" in prop.cascade and prop.direction != ONETOMANY and not prop.keywords.get("single_parent"):
        from sqlalchemy.orm._refusals import no_orphans
        raise no_orphans(prop)
    if prop.uselist is not None:
        prop.is_collection = prop.uselist
    elif is_collection is not None:
        prop.is_collection = is_collection
    else:
        prop.is_collection = prop.direction != MANYTOONE
    _find_reverse(prop)
    if isinstance(prop.order_by, str):
        _evaluate(prop, prop.order_by, "order_by")


def _find_reverse(prop):
    prop.reverse = getattr(prop, "reverse", None)
    if prop.back_populates:
        other = prop.target.properties.get(prop.back_populates)
        if other is None:
            raise exc.InvalidRequestError(
                f"Mapper '{prop.target}' has no property '{prop.back_populates}'.  If this property was indicated from "
                "other mappers or configure events, ensure registry.configure() has been called.")
        if not isinstance(other, Relationship) or getattr(other, "direction", None) == prop.direction:
            from sqlalchemy.orm._refusals import check_reverse
            check_reverse(prop, other)
        prop.reverse = other
    elif prop.backref:
        name, keywords = prop.backref if isinstance(prop.backref, tuple) else (prop.backref, {})
        if name in prop.target.properties:
            from sqlalchemy.orm._refusals import backref_taken
            raise backref_taken(prop, name)
        else:
            keywords = dict(keywords)
            if prop.secondary is not None:
                keywords.setdefault("secondaryjoin", prop.primaryjoin)
                keywords.setdefault("primaryjoin", prop.secondaryjoin)
            else:
                keywords.setdefault("primaryjoin", prop.primaryjoin)
                keywords.setdefault("foreign_keys", prop.foreign_keys)
                if prop.direction == ONETOMANY and prop.parent.isa(prop.target):
                    keywords.setdefault("remote_side", [a for a, b in prop.pairs])
            other = Relationship(prop.parent.class_, prop.secondary, **keywords)
            prop.target.add_property(name, other)
            other.reverse = prop
            prop.reverse = other
            from sqlalchemy.orm.mapper import configure
            configure(other)


# --- the columns that join ---

def _tables_of(mapper):
    """Those that hold the columns: a class may be mapped to a join."""
    found, rest = [], list(mapper.tables)
    while rest:
        table = rest.pop(0)
        if getattr(table, "onclause", None) is not None:
            rest[:0] = [table.left, table.right]
        else:
            found.append(table)
    return found


def _references(column, tables):
    """The column of one of the tables that a foreign key of the column names."""
    for key in column.foreign_keys:
        target = key.column
        if any(target.table is t for t in tables):
            return target
    return None


def _columns_in(expression):
    """Pairs of columns that an expression of ANDs compares for equality."""
    element = expression.__clause_element__() if hasattr(expression, "__clause_element__") else expression
    clauses = getattr(element, "clauses", None)
    if clauses is not None and not hasattr(element, "left"):
        for clause in clauses:
            yield from _columns_in(clause)
        return
    inner = getattr(element, "element", None)
    if inner is not None and not hasattr(element, "left"):
        yield from _columns_in(inner)
        return
    left, right = getattr(element, "left", None), getattr(element, "right", None)
    if left is not None and right is not None:
        if getattr(left, "table", None) is not None and getattr(right, "table", None) is not None:
            yield left, right
        else:
            yield from _columns_in(left)
            yield from _columns_in(right)


def _as_list(value):
    if value is None:
        return []
    value = value if isinstance(value, (list, tuple, set)) else [value]
    return [v.__clause_element__() if hasattr(v, "__clause_element__") else v for v in value]


def _is_in(column, columns):
    return any(_same(column, c) for c in columns)


def _same(a, b):
    return a is b or (getattr(a, "table", None) is getattr(b, "table", None) and a.key == b.key
                      and getattr(a, "table", None) is not None)


def _marks(column):
    return getattr(column, "_annotations", None) or {}


def _find_pairs(prop):
    """prop.pairs: (column of the parent, column of the target or of the secondary table); prop.secondary_pairs:
    (column of the target, column of the secondary table)."""
    parents, targets = _tables_of(prop.parent), _tables_of(prop.target)
    primary = _evaluate(prop, prop.primaryjoin, "primaryjoin")
    keys = _as_list(_evaluate(prop, prop.foreign_keys, "foreign_keys"))
    remote = _as_list(_evaluate(prop, prop.remote_side, "remote_side"))
    prop.custom = primary
    prop.secondary_pairs = []
    prop.is_plain, prop.local_elements = True, []
    if prop.secondary_table is not None:
        prop.direction = MANYTOMANY
        secondaryjoin = _evaluate(prop, prop.secondaryjoin, "secondaryjoin")
        prop.pairs = _secondary_pairs(prop, primary, parents)
        prop.secondary_pairs = _secondary_pairs(prop, secondaryjoin, targets, prop.pairs)
        return
    if primary is not None and primary is not True:
        pairs = list(_columns_in(primary))
        _orient(prop, pairs, parents, targets, keys, remote)
        prop.is_plain = _leaves(primary) == len(pairs)
        return
    _pairs_by_keys(prop, parents, targets, keys, remote)


def _secondary_pairs(prop, join, tables, taken=()):
    table = prop.secondary_table
    if join is not None:
        pairs = []
        for left, right in _columns_in(join):
            pairs.append((right, left) if left.table is table else (left, right))
        return pairs
    pairs = []
    for column in table.c:
        target = _references(column, tables)
        if target is not None and not any(column is b for _, b in taken):
            pairs.append((target, column))
    if prop.parent is prop.target or prop.parent.isa(prop.target):
        return pairs[:1] if not taken else pairs
    return pairs


def _pairs_by_keys(prop, parents, targets, keys, remote):
    is_self = any(p is t for p in parents for t in targets) and prop.parent.base_mapper is prop.target.base_mapper
    forward = [(c, _references(c, targets)) for t in parents for c in t.c
               if _references(c, targets) is not None and (not keys or _is_in(c, keys))]
    backward = [(_references(c, parents), c) for t in targets for c in t.c
                if _references(c, parents) is not None and (not keys or _is_in(c, keys))]
    if not keys and len(parents) == len(targets) == 1:
        _check_one_way(prop, parents[0], targets[0])
    if is_self:
        if remote and any(_is_in(c, remote) for _, c in forward):
            prop.direction, prop.pairs = MANYTOONE, forward
        else:
            prop.direction, prop.pairs = ONETOMANY, backward
    elif forward and backward and not keys:
        prop.direction, prop.pairs = MANYTOONE, forward
    elif forward:
        prop.direction, prop.pairs = MANYTOONE, forward
    else:
        prop.direction, prop.pairs = ONETOMANY, backward
    if not prop.pairs:
        from sqlalchemy.exc import NoForeignKeysError
        raise NoForeignKeysError(
            "Could not determine join condition between parent/child tables on relationship "
            f"{prop.parent.class_.__name__}.{prop.key} - there are no foreign keys linking these tables.  Ensure that "
            "referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or specify a "
            "'primaryjoin' expression.")


def _check_one_way(prop, parent, target):
    """Raises where several foreign keys lead from one table to the other, so that nobody knows which of them is meant."""
    joins = {}
    for here, there in ((parent, target), (target, parent)):
        for key in here.foreign_keys:
            if _references(key.parent, [there]) is key.column:
                joins.setdefault(id(key.constraint), set()).add((id(key.parent), id(key.column)))
    if len({frozenset(join) for join in joins.values()}) > 1:
        from sqlalchemy.orm._refusals import two_ways
        raise two_ways(prop)


def _orient(prop, pairs, parents, targets, keys, remote):
    """Pairs of a primaryjoin: which column is the parent's, and on which side the foreign key is."""
    result, direction = [], None
    for left, right in pairs:
        if _marks(right).get("remote") or _is_in(right, remote):
            local, other = left, right
        elif _marks(left).get("remote") or _is_in(left, remote):
            local, other = right, left
        elif any(left.table is t for t in parents) and any(right.table is t for t in targets):
            local, other = left, right
            if prop.parent is prop.target and _references(left, [right.table]) is not None:
                local, other = right, left
        else:
            local, other = right, left
        is_forward = _marks(local).get("foreign") or _is_in(local, keys) or \
            (not keys and not _marks(other).get("foreign") and _references(local, [other.table]) is not None)
        direction = direction or (MANYTOONE if is_forward else ONETOMANY)
        result.append((_plain(local), _plain(other)))
        prop.local_elements.append(local)
    if pairs and not keys and not any(
            _marks(a).get("foreign") or _marks(b).get("foreign") or _references(a, [b.table]) is not None
            or _references(b, [a.table]) is not None for a, b in pairs):
        from sqlalchemy.orm._refusals import no_foreign_columns
        raise no_foreign_columns(prop, prop.custom)
    prop.pairs, prop.direction = result, direction or ONETOMANY


def _plain(column):
    table = getattr(column, "table", None)
    found = table.c.get(column.key) if table is not None and isinstance(column, Column) else None
    return column if found is None else found


# --- expressions ---

def condition(prop, source=None, target=None):
    """The join as an expression; source and target may be aliases of the tables."""
    from sqlalchemy.sql.elements import and_

    def at(column, alias):
        return column if alias is None else alias.c[column.key]
    clauses = [at(a, source) == at(b, None if prop.secondary_pairs else target) for a, b in prop.pairs]
    clauses += [at(a, target) == b for a, b in prop.secondary_pairs]
    if prop.custom is not None and prop.custom is not True and not prop.secondary_pairs:
        if source is None and target is None:
            return prop.custom
        return _custom_between(prop, at, source, target)
    return clauses[0] if len(clauses) == 1 else and_(*clauses)


def _custom_between(prop, at, source, target):
    from sqlalchemy.sql.visitors import replacement_traverse
    here = {id(element): column for element, (column, _) in zip(prop.local_elements, prop.pairs)}

    def replace(element, **kw):
        if id(element) in here:
            return at(here[id(element)], source)
        table = getattr(element, "table", None)
        if table is not None and element.__visit_name__ == "column":
            if any(table is one for one in prop.target.tables):
                return at(element, target)
            if any(table is one for one in prop.parent.tables):
                return at(element, source)
        return None

    return replacement_traverse(prop.custom, {}, replace)


def join_condition(self, class_):
    from sqlalchemy.orm.mapper import configure
    configure(self)
    return condition(self)


def compare(self, class_, op, *other):
    """Model.relation == object, and with None."""
    from sqlalchemy.orm.mapper import configure
    from sqlalchemy.sql.elements import and_, not_, or_
    configure(self)
    value = other[0] if other else None
    is_other = getattr(op, "__name__", "") in ("ne", "is_not")
    if value is None:
        if self.direction != MANYTOONE:
            found = self.exists(class_, None, {})
            return found if is_other else not_(found)
        clauses = [a.is_not(None) if is_other else a.is_(None) for a, _ in self.pairs]
        return clauses[0] if len(clauses) == 1 else and_(*clauses)
    clauses = [a == getattr(value, self.target.key_of(b)) for a, b in self.pairs]
    clause = clauses[0] if len(clauses) == 1 else and_(*clauses)
    if is_other and self.direction == MANYTOONE:
        return or_(*[or_(a != getattr(value, self.target.key_of(b)), a.is_(None)) for a, b in self.pairs])
    return not_(clause) if is_other else clause


def exists_clause(self, class_, criterion, keywords, source=None):
    from sqlalchemy.orm.mapper import configure
    from sqlalchemy.sql.elements import and_, literal_column
    from sqlalchemy.sql.selectable import exists
    configure(self)
    extra = [getattr(self.target.class_, k) == v for k, v in keywords.items()]
    if criterion is not None:
        extra.append(criterion)
    sources, alias = list(self.target.tables), None
    if any(a is b for a in sources for b in self.parent.tables):  # of the same table: the other side under another name
        from sqlalchemy.orm.query import adapt
        alias = self.target.selectable.alias()
        extra = [adapt(clause, alias, sources) for clause in extra]
        sources = [alias]
    sources += [self.secondary_table] if self.secondary_pairs else []
    clauses = [condition(self, source, alias)] + extra
    around = self.parent.tables if source is None else [source]
    return exists(literal_column("1")).where(and_(*clauses)).select_from(*sources).correlate(*around)


def contains(self, class_, other):
    from sqlalchemy.orm.mapper import configure
    from sqlalchemy.sql.elements import and_
    configure(self)
    if self.secondary_pairs:
        clauses = [a == b for a, b in self.pairs]
        clauses += [b == getattr(other, self.target.key_of(a)) for a, b in self.secondary_pairs]
    else:
        clauses = [a == getattr(other, self.target.key_of(b)) for a, b in self.pairs]
    return and_(*clauses)


# --- values ---

class _Tracked:
    """A collection that tells its relation what comes and goes."""

    def _bind(self, obj, prop):
        self._obj, self._prop = obj, prop
        return self

    _obj = None

    def _added(self, item):
        if self._obj is not None:
            _on_add(self._obj, self._prop, item)

    def _removed(self, item):
        if self._obj is not None:
            _on_remove(self._obj, self._prop, item)


class InstrumentedList(_Tracked, list):
    def append(self, item):
        list.append(self, item)
        self._added(item)

    def insert(self, index, item):
        list.insert(self, index, item)
        self._added(item)

    def extend(self, items):
        for item in list(items):
            self.append(item)

    def __iadd__(self, items):
        self.extend(items)
        return self

    def remove(self, item):
        list.remove(self, item)
        self._removed(item)

    def pop(self, index=-1):
        item = list.pop(self, index)
        self._removed(item)
        return item

    def clear(self):
        for item in list(self):
            self.remove(item)

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            old = list(self)[index]
            list.__setitem__(self, index, value)
            for item in old:
                self._removed(item)
            for item in value:
                self._added(item)
        else:
            old = self[index]
            list.__setitem__(self, index, value)
            self._removed(old)
            self._added(value)

    def __delitem__(self, index):
        old = self[index]
        list.__delitem__(self, index)
        for item in (old if isinstance(index, slice) else [old]):
            self._removed(item)


class InstrumentedSet(_Tracked, set):
    def add(self, item):
        if item not in self:
            set.add(self, item)
            self._added(item)

    append = add

    def remove(self, item):
        set.remove(self, item)
        self._removed(item)

    def discard(self, item):
        if item in self:
            self.remove(item)

    def update(self, *others):
        for other in others:
            for item in list(other):
                self.add(item)

    def clear(self):
        for item in list(self):
            self.remove(item)


def new_collection(prop, obj, items=()):
    kind = prop.collection_class
    if kind is None and getattr(prop, "annotation", None) is not None:
        text = str(prop.annotation[0])
        kind = set if "Set[" in text or "set[" in text else None
    if isinstance(kind, type) and issubclass(kind, set):
        made = InstrumentedSet()
        set.update(made, items)
    elif kind is None or (isinstance(kind, type) and issubclass(kind, list)):
        made = InstrumentedList()
        list.extend(made, items)
    else:
        made = kind()
        if isinstance(made, list):
            list.extend(made, items)
        else:
            keep = getattr(made, "_keep", None) or getattr(made, "set", None) or getattr(made, "add", None) or made.append
            for item in items:
                keep(item)
        if not isinstance(made, _Tracked):
            return made
    return made._bind(obj, prop)


def _note_change(obj, prop):
    state = state_of(obj)
    if prop.key not in state.committed:
        now = obj.__dict__.get(prop.key, NO_VALUE)
        if prop.is_collection and now is not NO_VALUE:
            now = list(now.values()) if isinstance(now, dict) else list(now)
        state.committed[prop.key] = now


def _cascade(obj, item):
    session = state_of(obj).session
    if session is not None and item is not None and state_of(item).session is None:
        session.add(item)


def _on_add(obj, prop, item):
    state = state_of(obj)
    if prop._event_listeners:
        from sqlalchemy.event import changed_value
        changed_value(prop, "append", obj, item)
    state.committed.setdefault(prop.key, NO_VALUE)
    state.changes = getattr(state, "changes", {})
    state.changes.setdefault(prop.key, ([], []))[0].append(item)
    _cascade(obj, item)
    if prop.reverse is not None:
        _mirror_add(prop.reverse, item, obj)


def _on_remove(obj, prop, item):
    state = state_of(obj)
    if prop._event_listeners:
        from sqlalchemy.event import changed_value
        changed_value(prop, "remove", obj, item)
    state.committed.setdefault(prop.key, NO_VALUE)
    state.changes = getattr(state, "changes", {})
    added, removed = state.changes.setdefault(prop.key, ([], []))
    if any(a is item for a in added):
        added[:] = [a for a in added if a is not item]
    else:
        removed.append(item)
    if prop.reverse is not None:
        _mirror_remove(prop.reverse, item, obj)


def _held_items(held):
    return held.values() if isinstance(held, dict) else held


def _mirror_add(prop, item, obj):
    if prop.is_collection:
        held = item.__dict__.get(prop.key)
        if held is None and state_of(item).key is None:
            held = item.__dict__[prop.key] = new_collection(prop, item)
        if held is not None and not any(h is obj for h in _held_items(held)):
            (list.append if isinstance(held, list) else set.add if isinstance(held, set) else type(held)._keep)(held, obj)
            state_of(item).committed.setdefault(prop.key, NO_VALUE)
    elif item.__dict__.get(prop.key) is not obj:
        _note_change(item, prop)
        item.__dict__[prop.key] = obj


def _mirror_remove(prop, item, obj):
    held = item.__dict__.get(prop.key)
    if prop.is_collection:
        if held is not None and any(h is obj for h in _held_items(held)):
            if isinstance(held, list):
                list.remove(held, obj)
            elif isinstance(held, set):
                set.discard(held, obj)
            else:
                dict.__delitem__(held, [key for key, known in held.items() if known is obj][0])
    elif held is obj:
        _note_change(item, prop)
        item.__dict__[prop.key] = None


def assign(self, obj, state, value):
    from sqlalchemy.orm.mapper import configure_mappers
    configure_mappers()
    if self.is_collection:
        old = getattr(obj, self.key)
        items = list(value.values()) if isinstance(value, dict) else list(value or ())
        made = new_collection(self, obj, items)
        if hasattr(made, "reorder"):
            made.reorder()
        _note_change(obj, self)
        obj.__dict__[self.key] = made
        before = list(old.values()) if isinstance(old, dict) else list(old or ())
        for item in before:
            if not any(item is i for i in items):
                _on_remove(obj, self, item)
        for item in items:
            if not any(item is i for i in before):
                _on_add(obj, self, item)
        return
    old = obj.__dict__.get(self.key)
    _note_change(obj, self)
    obj.__dict__[self.key] = value
    if self.reverse is not None and old is not None and old is not value:
        _mirror_remove(self.reverse, old, obj)
    if value is not None:
        _cascade(obj, value)
        if self.reverse is not None:
            _mirror_add(self.reverse, value, obj)


def load(self, obj, state):
    from sqlalchemy.orm.mapper import configure_mappers
    configure_mappers()
    if state.key is None or state.session is None:
        if not self.is_collection:
            return None
        obj.__dict__[self.key] = new_collection(self, obj)
        return obj.__dict__[self.key]
    if self.key in state.refused:
        from sqlalchemy.orm._eager import refuse
        return refuse(obj, self.key, state.refused[self.key], self)
    values = [getattr(obj, self.parent.key_of(a) or a.key) for a, _ in self.pairs]
    if self.lazy == "dynamic":
        return related_query(self, state.session, values)
    found = None
    if self.direction == MANYTOONE and not self.is_collection:
        if any(v is None for v in values):
            obj.__dict__[self.key] = None
            return None
        found = _from_identity(self, state.session, values)
    if found is None:
        rows = related_query(self, state.session, values).all()
        found = new_collection(self, obj, rows) if self.is_collection else (rows[0] if rows else None)
    obj.__dict__[self.key] = found
    return found


def _from_identity(prop, session, values):
    """The object that the session has already, where the relation names its primary key."""
    remote = [b for _, b in prop.pairs]
    wanted = list(prop.target.primary_key)
    if len(remote) != len(wanted) or any(not _is_in(w, remote) for w in wanted):
        return None
    key = tuple(values[[i for i, r in enumerate(remote) if _same(r, w)][0]] for w in wanted)
    return session.identity_map.get((prop.target.base_mapper.class_, key))


def related_query(prop, session, values):
    """The objects on the other side of one whose columns have the values."""
    query = session.query(prop.target.class_)
    if prop.is_plain:
        for (_, column), value in zip(prop.pairs, values):
            query = query.filter(column == value)
    else:
        query = query.filter(_with_values(prop, values))
    for target, column in prop.secondary_pairs:
        query = query.filter(target == column)
    return ordered(prop, query)


def ordered(prop, query):
    if not prop.order_by:
        return query
    return query.order_by(*_as_list(_evaluate(prop, prop.order_by, "order_by")))


def _with_values(prop, values):
    """The primaryjoin with values in place of the columns on this side."""
    from sqlalchemy.sql.elements import BindParameter
    from sqlalchemy.sql.visitors import replacement_traverse
    at = {id(element): (column, value) for element, (column, _), value in zip(prop.local_elements, prop.pairs, values)}

    def replace(element, **kw):
        known = at.get(id(element))
        return None if known is None else BindParameter(None, known[1], known[0].type, unique=True)

    return replacement_traverse(prop.custom, {}, replace)


def _leaves(expression):
    element = expression.__clause_element__() if hasattr(expression, "__clause_element__") else expression
    clauses = getattr(element, "clauses", None)
    if clauses is not None and not hasattr(element, "left"):
        return sum(_leaves(clause) for clause in clauses)
    inner = getattr(element, "element", None)
    return _leaves(inner) if inner is not None and not hasattr(element, "left") else 1


Relationship.join_condition = join_condition
Relationship.compare = compare
Relationship.exists = exists_clause
Relationship.contains = contains
Relationship.assign = assign
Relationship.load = load
RelationshipProperty = Relationship
RelationshipDirection = None
