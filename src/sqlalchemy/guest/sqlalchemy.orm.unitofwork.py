"""Flushing: new objects become INSERTs, changed ones UPDATEs, deleted ones DELETEs, in an order that foreign keys allow.

Tables are taken in the order of their dependencies; rows of one table that refer to one another so that the referred one
comes first. Columns that a relation fills are set from the other object when that one has its key.
"""
from sqlalchemy.event import of_class, of_session
from sqlalchemy.orm.attributes import NO_VALUE, state_of
from sqlalchemy.orm.mapper import configure_mappers
from sqlalchemy.orm.properties import ColumnProperty, Relationship
from sqlalchemy.orm.relationships import MANYTOMANY, MANYTOONE, _held_items


def flush(session):
    configure_mappers()
    dirty = [o for o in session.identity_map.values() if state_of(o).committed]
    if not (session._new or dirty or session._deleted):
        return
    for obj in list(session._new) + dirty:
        session._cascade(obj)
    for fn in of_session(session, "before_flush"):
        fn(session, None, None)
        dirty = [o for o in session.identity_map.values() if state_of(o).committed]
    deleted = session._deleted
    new = [o for o in session._new if not any(o is d for d in deleted)]
    orphans = _orphans(dirty)
    deleted = deleted + [o for o in orphans if not any(o is d for d in deleted)]
    for obj in _in_order(new):
        _sync_many_to_one(obj)
        _tell(session, obj, "before_insert")
        _insert(session, obj)
        _tell(session, obj, "after_insert")
        _sync_children(obj)
    dirty = [o for o in session.identity_map.values() if state_of(o).committed and not any(o is d for d in deleted)]
    for obj in dirty:
        _sync_many_to_one(obj)
        _sync_children(obj)
    pending = _Pending(session)
    for obj in [o for o in session.identity_map.values() if state_of(o).committed]:
        if not any(obj is d for d in deleted):
            if _changed(obj):
                _tell(session, obj, "before_update")
            if not pending.take(obj) and _update(session, obj):
                _tell(session, obj, "after_update")
    pending.send()
    for obj in list(new) + dirty:
        _sync_secondary(session, obj)
    for obj in reversed(_in_order(deleted)):
        _tell(session, obj, "before_delete")
        _delete(session, obj)
        _tell(session, obj, "after_delete")
    for fn in of_session(session, "after_flush"):
        fn(session, None)
    for obj in list(session.identity_map.values()):
        state_of(obj).committed.clear()
        state_of(obj).changes = {}
    session._new.clear()
    session._deleted.clear()
    for fn in of_session(session, "after_flush_postexec"):
        fn(session, None)


def _tell(session, obj, identifier):
    """Calls what listens to the class of an object that is written."""
    mapper = state_of(obj).mapper
    for fn in of_class(mapper.class_, identifier):
        fn(mapper, session.connection(), obj)


def _relations(obj):
    return [p for p in state_of(obj).mapper.properties.values() if isinstance(p, Relationship) and not p.viewonly]


def _orphans(objects):
    found = []
    for obj in objects:
        changes = getattr(state_of(obj), "changes", None) or {}
        for prop in _relations(obj):
            if "delete-orphan" in prop.cascade and prop.key in changes:
                found += [o for o in changes[prop.key][1] if state_of(o).key is not None]
    return found


def _in_order(objects):
    """By the dependencies of their tables, then so that an object stands behind those that it refers to."""
    if len(objects) < 2:
        return list(objects)
    ranks = {}
    for obj in objects:
        metadata = state_of(obj).mapper.tables[0].metadata
        if id(metadata) not in ranks:
            ranks[id(metadata)] = {id(t): i for i, t in enumerate(metadata.sorted_tables)}

    def rank(obj):
        table = state_of(obj).mapper.tables[0]
        return ranks[id(table.metadata)].get(id(table), 0)
    ordered, placed, wanted = [], set(), {id(o): o for o in objects}

    def place(obj):
        stack = [(obj, False)]
        while stack:
            current, is_ready = stack.pop()
            if id(current) in placed:
                continue
            if is_ready:
                placed.add(id(current))
                ordered.append(current)
                continue
            stack.append((current, True))
            for prop in _relations(current):
                other = current.__dict__.get(prop.key)
                if prop.direction == MANYTOONE and other is not None and id(other) in wanted and \
                        id(other) not in placed and not any(o is other for o, ready in stack if ready):
                    stack.append((other, False))
    for obj in sorted(objects, key=rank):
        place(obj)
    return ordered


def _set_column(obj, column, value):
    key = state_of(obj).mapper.key_of(column)
    if key is not None and obj.__dict__.get(key, NO_VALUE) != value:
        setattr(obj, key, value)


def _sync_many_to_one(obj):
    state = state_of(obj)
    for prop in _relations(obj):
        if prop.direction != MANYTOONE or prop.key not in state.committed or prop.key not in obj.__dict__:
            continue
        other = obj.__dict__[prop.key]
        for local, remote in prop.pairs:
            value = None if other is None else getattr(other, state_of(other).mapper.key_of(remote))
            _set_column(obj, local, value)


def _sync_children(obj):
    state = state_of(obj)
    for prop in _relations(obj):
        if prop.direction in (MANYTOONE, MANYTOMANY) or prop.key not in obj.__dict__:
            continue
        changes = (getattr(state, "changes", None) or {}).get(prop.key, ([], []))
        value = obj.__dict__[prop.key]
        held = (list(value.values()) if isinstance(value, dict) else list(value)) if prop.is_collection \
            else ([] if value is None else [value])
        for child in held:
            for local, remote in prop.pairs:
                _set_column(child, remote, getattr(obj, state.mapper.key_of(local)))
        for child in changes[1]:
            if "delete-orphan" not in prop.cascade and not any(child is h for h in held):
                for _, remote in prop.pairs:
                    _set_column(child, remote, None)


def _values(obj, table, keys=None):
    """{column: value} of one table, of those attributes alone where keys are given."""
    values = {}
    for key, prop in state_of(obj).mapper.column_properties():
        for column in prop.columns:
            if getattr(column, "table", None) is table and key in obj.__dict__ and (keys is None or key in keys):
                values[column] = obj.__dict__[key]
    return values


def _insert(session, obj):
    from sqlalchemy.sql.dml import insert
    state = state_of(obj)
    mapper = state.mapper
    if mapper.polymorphic_on is not None and mapper.polymorphic_identity is not None:
        key = mapper.key_of(mapper.polymorphic_on)
        if obj.__dict__.get(key) is None:
            obj.__dict__[key] = mapper.polymorphic_identity
    version = _version_key(mapper)
    if version is not None and obj.__dict__.get(version) is None:
        obj.__dict__[version] = 1
    for table in mapper.tables:
        _take_inherited_key(obj, mapper, table)
        values = {c: v for c, v in _values(obj, table).items() if v is not None or not _fills_itself(c)}
        for column in table.c:
            if column not in values and not _fills_itself(column) and mapper.key_of(column) is not None \
                    and not column.type.should_evaluate_none:
                values[column] = None
        result = session.connection().execute(insert(table).values({c.key: v for c, v in values.items()}))
        made = result.inserted_primary_key
        for column, value in zip(table.primary_key.columns, made or ()):
            key = mapper.key_of(column)
            if key is not None and obj.__dict__.get(key) is None and value is not None:
                obj.__dict__[key] = value
        _remember_defaults(obj, table, values, result)
    state.key = (mapper.base_mapper.class_, tuple(mapper.primary_key_from_instance(obj)))
    for key, prop in mapper.column_properties():
        state.committed.pop(key, None)
    session.identity_map[state.key] = obj


def _version_key(mapper):
    """The attribute that counts the versions of a row."""
    given = mapper.arguments.get("version_id_col")
    if given is None and mapper.inherits is not None:
        return _version_key(mapper.inherits)
    return given if given is None or isinstance(given, str) else mapper.key_of(getattr(given, "column", given))


def _take_inherited_key(obj, mapper, table):
    """The key of a table of joined inheritance is that of the table it joins."""
    for column in table.primary_key.columns if table is not mapper.tables[0] else ():
        for foreign in column.foreign_keys:
            if any(foreign.column.table is other for other in mapper.tables):
                key, value = mapper.key_of(column), obj.__dict__.get(mapper.key_of(foreign.column))
                if key is not None and value is not None:
                    obj.__dict__[key] = value


def _remember_defaults(obj, table, values, result):
    """What the statement computed on this side; what the server computed is read when it is asked for."""
    parameters = {}
    if hasattr(result, "last_inserted_params"):
        parameters = result.last_inserted_params() or {}
    mapper = state_of(obj).mapper
    for column in table.c:
        key = mapper.key_of(column)
        if key is None or key in obj.__dict__ and obj.__dict__[key] is not None:
            continue
        if column.key in parameters:
            obj.__dict__[key] = parameters[column.key]
        elif column not in values:
            obj.__dict__.pop(key, None)


def _fills_itself(column):
    return column.default is not None or column.server_default is not None or column.computed is not None or \
        column.identity is not None or column is column.table._autoincrement_column


def _key_condition(statement, obj, table):
    state = state_of(obj)
    for column, value in zip(table.primary_key.columns, state.key[1]):
        statement = statement.where(column == value)
    return statement


def _changed(obj):
    state = state_of(obj)
    return {k for k, before in state.committed.items()
            if k in obj.__dict__ and isinstance(state.mapper.properties.get(k), ColumnProperty)
            and (before is NO_VALUE or before != obj.__dict__[k] or type(before) is not type(obj.__dict__[k]))}


class _Pending:
    """Changes of one table's rows in the same columns, which go out together."""

    def __init__(self, session):
        self.session, self.table, self.columns, self.rows = session, None, (), []

    def take(self, obj):
        """False: the object is one to be written by itself."""
        state = state_of(obj)
        mapper = state.mapper
        changed = _changed(obj)
        if len(mapper.tables) != 1 or not changed or _version_key(mapper) is not None \
                or of_class(mapper.class_, "after_update"):
            self.send()
            return False
        table = mapper.tables[0]
        values = _values(obj, table, changed)
        if not all([value is None or type(value) in (int, str, bool) for value in values.values()]) \
                or any([column.onupdate is not None for column in table.c]):
            self.send()
            return False
        columns = tuple(values)
        if table is not self.table or columns != self.columns:
            self.send()
            self.table, self.columns = table, columns
        row = {"to_" + column.key: value for column, value in values.items()}
        row.update(("at_" + column.key, value) for column, value in zip(table.primary_key.columns, state.key[1]))
        self.rows.append(row)
        return True

    def send(self):
        from sqlalchemy.sql.dml import update
        from sqlalchemy.sql.elements import bindparam
        rows, self.rows = self.rows, []
        if not rows:
            return
        statement = update(self.table).values({c.key: bindparam("to_" + c.key, type_=c.type) for c in self.columns})
        for column in self.table.primary_key.columns:
            statement = statement.where(column == bindparam("at_" + column.key, type_=column.type))
        result = self.session.connection().execute(statement, rows if len(rows) > 1 else rows[0])
        if 0 <= result.rowcount < len(rows):
            from sqlalchemy.orm.exc import StaleDataError
            raise StaleDataError(f"UPDATE statement on table '{self.table.name}' expected to update {len(rows)} row(s); "
                                 f"{result.rowcount} were matched.")


def _update(session, obj):
    from sqlalchemy.sql.dml import update
    state = state_of(obj)
    changed = _changed(obj)
    version = _version_key(state.mapper)
    for table in state.mapper.tables:
        values = _values(obj, table, changed)
        if not values:
            continue
        statement = _key_condition(update(table), obj, table)
        column = None if version is None else state.mapper.properties[version].columns[0]
        if column is not None and column.table is table:
            before = getattr(obj, version)
            statement = statement.where(column == before)
            values[column] = obj.__dict__[version] = before + 1
        result = session.connection().execute(statement.values({c.key: v for c, v in values.items()}))
        if result.rowcount == 0:
            from sqlalchemy.orm.exc import StaleDataError
            raise StaleDataError(f"UPDATE statement on table '{table.name}' expected to update 1 row(s); 0 were matched.")
    for column in state.mapper.tables[0].c:
        if column.onupdate is not None and changed:
            key = state.mapper.key_of(column)
            if key not in changed:
                obj.__dict__.pop(key, None)
    return changed


def _sync_secondary(session, obj):
    from sqlalchemy.sql.dml import delete, insert
    state = state_of(obj)
    for prop in _relations(obj):
        changes = (getattr(state, "changes", None) or {}).get(prop.key)
        if prop.direction != MANYTOMANY or changes is None:
            continue
        for other in changes[0]:
            row = _secondary_row(obj, prop, other)
            mirrored = (getattr(state_of(other), "changes", None) or {})
            if prop.reverse is not None and prop.reverse.key in mirrored:
                mirrored[prop.reverse.key][0][:] = [o for o in mirrored[prop.reverse.key][0] if o is not obj]
            session.connection().execute(insert(prop.secondary_table).values({c.key: v for c, v in row}))
        for other in changes[1]:
            statement = delete(prop.secondary_table)
            for column, value in _secondary_row(obj, prop, other):
                statement = statement.where(column == value)
            session.connection().execute(statement)
        changes[0].clear()
        changes[1].clear()


def _secondary_row(obj, prop, other):
    row = [(column, getattr(obj, state_of(obj).mapper.key_of(a))) for a, column in prop.pairs]
    return row + [(column, getattr(other, state_of(other).mapper.key_of(a))) for a, column in prop.secondary_pairs]


def _delete(session, obj):
    from sqlalchemy.sql.dml import delete
    state = state_of(obj)
    for prop in _relations(obj):
        if prop.direction == MANYTOMANY and not prop.passive_deletes:
            statement = delete(prop.secondary_table)
            for a, column in prop.pairs:
                statement = statement.where(column == getattr(obj, state.mapper.key_of(a)))
            session.connection().execute(statement)
        elif prop.direction not in (MANYTOONE, MANYTOMANY) and not prop.passive_deletes:
            held = getattr(obj, prop.key)
            held = list(_held_items(held)) if prop.is_collection else ([held] if held is not None else [])
            for child in held:
                if state_of(child).key is not None and not any(child is d for d in session._deleted):
                    for _, remote in prop.pairs:
                        _set_column(child, remote, None)
                    _update(session, child)
    for table in reversed(state.mapper.tables):
        session.connection().execute(_key_condition(delete(table), obj, table))
    session.identity_map.pop(state.key, None)
    state.is_deleted = True
    state.session = None
