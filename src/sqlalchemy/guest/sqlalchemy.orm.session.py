"""Sessions: objects in memory and their rows, and carrying changes of the one over to the other."""
from sqlalchemy import exc
from sqlalchemy.orm.attributes import NO_VALUE, InstanceState, state_of
from sqlalchemy.orm.mapper import class_mapper, configure_mappers
from sqlalchemy.orm.properties import ColumnProperty, Relationship

UNSET = object()


class Session:
    def __init__(self, bind=None, *, autoflush=True, expire_on_commit=True, future=True, query_cls=None, **keywords):
        self.bind = bind
        self.autoflush = autoflush
        self.expire_on_commit = expire_on_commit
        self.info = dict(keywords.get("info") or {})
        self.identity_map = {}
        self._query_cls = query_cls
        self._new = []
        self._deleted = []
        self._connection = None
        self._owns_connection = False
        self._owns_transaction = False
        self._is_flushing = False

    # The connection.

    def connection(self, *arguments, **keywords):
        if self._connection is None:
            if self.bind is None:
                raise exc.UnboundExecutionError(
                    "Could not locate a bind configured on session")
            if hasattr(self.bind, "in_transaction"):
                self._connection = self.bind
                self._owns_transaction = not self.bind.in_transaction()
            else:
                self._connection = self.bind.connect()
                self._owns_connection = self._owns_transaction = True
        return self._connection

    def get_bind(self, *arguments, **keywords):
        return self.bind

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def begin(self, nested=False):
        return _Block(self, self.connection().begin_nested() if nested else None)

    def begin_nested(self):
        self.flush()
        return _Block(self, self.connection().begin_nested())

    def in_transaction(self):
        return self._connection is not None

    def get_transaction(self):
        return None if self._connection is None else _Block(self, None)

    def in_nested_transaction(self):
        return self._connection is not None and self._connection.in_nested_transaction()

    def get_nested_transaction(self):
        return _Block(self, self._connection.get_nested_transaction()) if self.in_nested_transaction() else None

    @property
    def is_active(self):
        return True

    def _tell(self, identifier):
        from sqlalchemy.event import of_session
        for fn in of_session(self, identifier):
            fn(self)

    def commit(self):
        self._tell("before_commit")
        self.flush()
        if self._connection is not None and self._owns_transaction:
            self._connection.commit()
        if self.expire_on_commit:
            self.expire_all()
        self._release()
        self._tell("after_commit")

    def rollback(self):
        if self._connection is not None:  # also a transaction that the session has only joined
            self._connection.rollback()
        for obj in self._new:
            state_of(obj).session = None
        self._new.clear()
        self._deleted.clear()
        self.expire_all()
        self._release()

    def _release(self):
        if self._connection is not None and self._owns_connection:
            self._connection.close()
        self._connection = None

    def close(self):
        if self._connection is not None and self._owns_transaction:
            self._connection.rollback()
        self.expunge_all()
        self._release()

    reset = invalidate = close

    # Objects.

    def add(self, obj, _warn=True):
        configure_mappers()
        state = state_of(obj)
        if state.session is not None and state.session is not self:
            raise exc.InvalidRequestError(
                f"Object '{obj!r}' is already attached to session (this is not that session)")
        if state.session is self:
            return
        state.session = self
        if state.key is None:
            self._new.append(obj)
        else:
            self.identity_map[state.key] = obj
        self._cascade(obj)

    def add_all(self, objects):
        for obj in objects:
            self.add(obj)

    def _cascade(self, obj):
        state = state_of(obj)
        for key, prop in state.mapper.properties.items():
            if isinstance(prop, Relationship) and key in obj.__dict__:
                for related in _related(obj, prop):
                    if state_of(related).session is None:
                        self.add(related)

    def delete(self, obj):
        configure_mappers()
        state = state_of(obj)
        if state.key is None:
            raise exc.InvalidRequestError(f"Instance '{obj!r}' is not persisted")
        if not any(obj is d for d in self._deleted):
            # Loading may flush: nothing is marked before all is loaded.
            below = [related for prop in state.mapper.properties.values() if isinstance(prop, Relationship)
                     and ("delete" in prop.cascade or prop.cascade.startswith("all")) for related in (_related if prop.passive_deletes else _related_loaded)(obj, prop)]
            self._deleted.append(obj)
            for related in below:
                if state_of(related).key is not None:
                    self.delete(related)

    def expunge(self, obj):
        state = state_of(obj)
        state.session = None
        self._new = [o for o in self._new if o is not obj]
        self._deleted = [o for o in self._deleted if o is not obj]
        if state.key is not None:
            self.identity_map.pop(state.key, None)

    def expunge_all(self):
        for obj in list(self):
            state_of(obj).session = None
        self.identity_map.clear()
        self._new.clear()
        self._deleted.clear()

    clear = expunge_all

    def __iter__(self):
        return iter(list(self._new) + list(self.identity_map.values()))

    def __contains__(self, obj):
        return state_of(obj).session is self

    @property
    def new(self):
        return list(self._new)

    @property
    def deleted(self):
        return list(self._deleted)

    @property
    def dirty(self):
        return [o for o in self.identity_map.values() if state_of(o).committed]

    def is_modified(self, obj, include_collections=True):
        return bool(state_of(obj).committed)

    def merge(self, obj, load=True, options=None):
        self._autoflush()
        return self._merge(obj, {})

    def _merge(self, obj, done):
        if id(obj) in done:
            return done[id(obj)]
        mapper = class_mapper(type(obj))
        key = tuple(mapper.primary_key_from_instance(obj))
        found = self.get(type(obj), key) if all(v is not None for v in key) else None
        if found is None:
            found = type(obj).__new__(type(obj))
            self.add(found)
        done[id(obj)] = found
        if found is obj:
            return found
        for name, _ in mapper.column_properties():
            if name in obj.__dict__:
                setattr(found, name, obj.__dict__[name])
        for name, prop in mapper.properties.items():
            if isinstance(prop, Relationship) and name in obj.__dict__ and _cascades(prop, "merge"):
                related = [self._merge(one, done) for one in _related(obj, prop)]
                if prop.is_collection:
                    setattr(found, name, related)
                elif obj.__dict__[name] is not None or name in found.__dict__:
                    setattr(found, name, related[0] if related else None)
        return found

    # Expiring and loading.

    def expire(self, obj, attribute_names=None):
        state = state_of(obj)
        for name in attribute_names or list(state.mapper.properties):
            obj.__dict__.pop(name, None)
            state.committed.pop(name, None)

    def expire_all(self):
        for obj in self.identity_map.values():
            self.expire(obj)

    def expire_class(self, mapper):
        for obj in self.identity_map.values():
            if state_of(obj).mapper.isa(mapper) and not state_of(obj).committed:
                self.expire(obj)

    def forget_deleted(self, mapper):
        """After a DELETE without objects: those that are gone leave the session, the others are read anew."""
        for key, obj in list(self.identity_map.items()):
            if state_of(obj).mapper.isa(mapper):
                state_of(obj).may_be_gone = True
                if not state_of(obj).committed:
                    self.expire(obj)

    def refresh(self, obj, attribute_names=None, with_for_update=None):
        self._autoflush()
        self.expire(obj, attribute_names)
        self.refresh_state(state_of(obj))

    def refresh_state(self, state, deferred=None):
        """Reads the columns of an object again; or only one, which a query had left out."""
        from sqlalchemy.orm.query import Query
        from sqlalchemy.orm.strategy_options import load_only
        mapper = state.mapper
        query = Query(mapper.class_, self)
        if deferred is not None:
            query = query.options(load_only(deferred))
        elif state.deferred:
            query = query.options(load_only(*[key for key in query.entities[0].keys if key not in state.deferred]))
        for column, value in zip(mapper.primary_key, state.key[1]):
            query = query.filter(column == value)
        entity = query.entities[0]
        row = self.connection().execute(query.statement).first()
        if row is None:
            from sqlalchemy.orm.exc import ObjectDeletedError
            raise ObjectDeletedError(f"Instance '{state.obj!r}' has been deleted, or its row is otherwise not present.")
        for key, value in zip(entity.keys, row):
            if key not in state.obj.__dict__:
                state.obj.__dict__[key] = value

    def instance(self, mapper, values, overwrites=False):
        """The object of a row: the one that is there already, or a new one."""
        if mapper.polymorphic_on is not None:
            key = mapper.key_of(mapper.polymorphic_on)
            mapper = mapper.polymorphic_map.get(values.get(key), mapper)
        identity = tuple(values.get(mapper.key_of(c)) for c in mapper.primary_key)
        if all(v is None for v in identity):
            return None
        key = (mapper.base_mapper.class_, identity)
        obj = self.identity_map.get(key)
        if obj is None:
            obj = mapper.class_.__new__(mapper.class_)
            state = InstanceState(obj, mapper)
            state.key = key
            state.session = self
            obj.__dict__["_sa_instance_state"] = state
            self.identity_map[key] = obj
            obj.__dict__.update((k, v) for k, v in values.items() if k in mapper.properties)
            state.deferred = {key for key, _ in mapper.column_properties() if key not in values}
            for name in dir(type(obj)):
                function = type(obj).__dict__.get(name)
                if getattr(function, "__sa_reconstructor__", False) is True:
                    function(obj)
            from sqlalchemy.event import of_class
            for fn in of_class(mapper.class_, "load"):
                fn(obj, None)
        else:
            state = state_of(obj)
            for name, value in values.items():
                if overwrites or name not in obj.__dict__ and name not in state.committed:
                    obj.__dict__[name] = value
                    state.committed.pop(name, None)
        return obj

    # Asking.

    def query(self, *entities, **keywords):
        from sqlalchemy.orm.query import Query
        return (self._query_cls or Query)(list(entities), self)

    def get(self, entity, ident, **keywords):
        mapper = class_mapper(entity)
        if isinstance(ident, dict):
            ident = tuple(ident[mapper.key_of(c)] for c in mapper.primary_key)
        ident = tuple(ident) if isinstance(ident, (tuple, list)) else (ident,)
        found = self.identity_map.get((mapper.base_mapper.class_, ident))
        if found is not None and not keywords.get("populate_existing"):
            if not getattr(state_of(found), "may_be_gone", False):
                return found
            self.identity_map.pop(state_of(found).key)
        query = self.query(entity)
        if keywords.get("options"):
            query = query.options(*keywords["options"])
        if keywords.get("populate_existing"):
            query = query.populate_existing()
        for column, value in zip(mapper.primary_key, ident):
            query = query.filter(column == value)
        return query.one_or_none()

    def get_one(self, entity, ident, **keywords):
        found = self.get(entity, ident, **keywords)
        if found is None:
            raise exc.NoResultFound("No row was found when one was required")
        return found

    def execute(self, statement, params=None, **keywords):
        self._autoflush()
        configure_mappers()
        if isinstance(statement, str):
            from sqlalchemy.sql.elements import text
            statement = text(statement)
        if type(statement).__module__ == "sqlalchemy.orm.query":
            return (statement.params(**params) if params else statement)._result()
        if isinstance(statement, FromStatement):
            from sqlalchemy.orm.query import Entity
            entities = [Entity(g) for g in statement.entities]
        else:
            entities = entities_of(statement)
        options = keywords.get("execution_options") or {}
        if entities is not None:
            return _execute_entities(self, statement, entities, params, bool(options.get("populate_existing")))
        if getattr(statement, "is_dml", False):
            return self._execute_change(statement, params, options)
        return _executed(self.connection(), statement, params)

    def _execute_change(self, statement, params, options):
        mapper = _mapper_of_table(statement)
        if isinstance(params, (list, tuple)) and mapper is not None and getattr(statement, "is_update", False) \
                and not statement._where_criteria:
            self.bulk_update_mappings(mapper, params)
            self.expire_class(mapper)
            return self.connection()._result(None, statement, list(params), rowcount=len(params))
        if mapper is not None and params is not None:
            params = _by_column(mapper, params)
        result = _executed(self.connection(), statement, params)
        if mapper is not None and not getattr(statement, "is_insert", False) and \
                {**statement._execution_options, **options}.get("synchronize_session") is not False:
            self.expire_class(mapper) if getattr(statement, "is_update", False) else self.forget_deleted(mapper)
        return result

    def scalars(self, statement, params=None, **keywords):
        return self.execute(statement, params, **keywords).scalars()

    def scalar(self, statement, params=None, **keywords):
        return self.execute(statement, params, **keywords).scalar()

    # Writing.

    def _autoflush(self):
        if self.autoflush and not self._is_flushing:
            self.flush()

    @property
    def no_autoflush(self):
        return _NoAutoflush(self)

    def flush(self, objects=None):
        if self._is_flushing:
            return
        from sqlalchemy.orm.unitofwork import flush
        self._is_flushing = True
        try:
            flush(self)
        finally:
            self._is_flushing = False

    def bulk_save_objects(self, objects, return_defaults=False, **keywords):
        self.add_all(objects)
        self.flush()

    def bulk_insert_mappings(self, mapper, mappings, return_defaults=False, render_nulls=False):
        from sqlalchemy.sql.dml import insert
        mapper = getattr(mapper, "__mapper__", mapper)
        rows = [{mapper.properties[k].columns[0].key: v for k, v in row.items()} for row in mappings]
        import itertools
        for _, alike in itertools.groupby(rows, key=frozenset):
            self.connection().execute(insert(mapper.local_table), list(alike))

    def bulk_update_mappings(self, mapper, mappings):
        from sqlalchemy.sql.dml import update
        mapper = getattr(mapper, "__mapper__", mapper)
        keys = [mapper.key_of(c) for c in mapper.primary_key]
        for row in mappings:
            statement = update(mapper.local_table).values(
                {mapper.properties[k].columns[0]: v for k, v in row.items() if k not in keys})
            for key in keys:
                statement = statement.where(mapper.properties[key].columns[0] == row[key])
            self.connection().execute(statement)


def _by_column(mapper, params):
    """Parameters under the names of columns, which attributes may not have."""
    from sqlalchemy.sql.dml import _column_of_attribute
    if isinstance(params, dict):
        return {_column_of_attribute(mapper.class_, key): value for key, value in params.items()}
    if isinstance(params, (list, tuple)):
        return [_by_column(mapper, one) for one in params]
    return params


def _mapper_of_table(statement):
    given = getattr(statement, "_given_entity", None)
    return getattr(given, "__mapper__", None)


def _cascades(prop, what):
    return not prop.cascade or prop.cascade.startswith("all") or what in prop.cascade


def _related(obj, prop):
    value = obj.__dict__.get(prop.key)
    if value is None:
        return []
    if prop.is_collection:
        return list(value.values()) if isinstance(value, dict) else list(value)
    return [value]


def _related_loaded(obj, prop):
    getattr(obj, prop.key)
    return _related(obj, prop)


class _NoAutoflush:
    def __init__(self, session):
        self.session = session

    def __enter__(self):
        self.before = self.session.autoflush
        self.session.autoflush = False
        return self.session

    def __exit__(self, *exception):
        self.session.autoflush = self.before


class _Block:
    """with session.begin(): commits at its end."""

    def __init__(self, session, savepoint):
        self.session, self.savepoint = session, savepoint

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self.commit()
        else:
            self.rollback()

    def commit(self):
        if self.savepoint is not None:
            self.session.flush()
            self.savepoint.commit()
        else:
            self.session.commit()

    def rollback(self):
        if self.savepoint is not None:
            self.savepoint.rollback()
            self.session.expire_all()
        else:
            self.session.rollback()


SessionTransaction = _Block
ORMExecuteState = object


# --- select(Model) ---

def entities_of(statement):
    """The entities of select(Model, Model.x), where one of them is an object or a bundle; else None."""
    from sqlalchemy.orm.query import Bundle, Entity, mapper_of
    given = getattr(statement, "_given_entities", None)
    if not given or not any(mapper_of(g) is not None or isinstance(g, Bundle) for g in given):
        return None
    return [Entity(g, statement._orm_options) for g in given]


class FromStatement:
    """select(Model).from_statement(...)"""

    def __init__(self, entities, statement):
        self.entities, self.statement = entities, statement


def _execute_entities(session, statement, entities, params, overwrites):
    from sqlalchemy.engine.result import IteratorResult
    from sqlalchemy.orm.query import Fetch, _row_maker, narrow, of_statement_rows
    connection = session.connection()
    fetch = None
    if isinstance(statement, FromStatement):
        result = _executed(connection, statement.statement, params)
        rows = list(of_statement_rows(session, entities, result))
    elif getattr(statement, "is_dml", False):
        statement = statement.with_returning(*[c for e in entities for c in e.columns])
        fetch = Fetch(session, statement, entities, (), overwrites, False)
        mapper = _mapper_of_table(statement)
        params = _by_column(mapper, params) if mapper is not None else params
        rows = list(fetch.rows(_executed(connection, statement, params)))
    else:
        statement = narrow(statement, entities)
        froms = statement._from_obj or [e.selectable() for e in entities if e.mapper is not None and len(e.mapper.tables) > 1]
        statement = statement.with_only_columns(*[c for e in entities for c in e.columns])
        statement._from_obj = tuple(froms)
        overwrites = overwrites or bool(statement._execution_options.get("populate_existing"))
        fetch = Fetch(session, statement, entities, statement._orm_options, overwrites)
        rows = list(fetch.rows(_executed(connection, fetch.statement, params)))
    names = [e.name for e in entities]
    make = _row_maker(names)
    result = IteratorResult(names, [make(row) for row in rows])
    result._needs_unique = fetch is not None and fetch.needs_unique
    return result


def _executed(connection, statement, params):
    return connection.execute(statement) if params is None else connection.execute(statement, params)


# --- factories ---

class sessionmaker:
    def __init__(self, bind=None, *, class_=Session, **keywords):
        self.kw = dict(keywords, bind=bind)
        self.class_ = class_

    def __call__(self, **keywords):
        session = self.class_(**{**self.kw, **keywords})
        session._maker = self
        return session

    def configure(self, **keywords):
        self.kw.update(keywords)

    def begin(self):
        return _SessionBlock(self())


class _SessionBlock:
    def __init__(self, session):
        self.session = session

    def __enter__(self):
        return self.session

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self.session.commit()
        else:
            self.session.rollback()
        self.session.close()


class scoped_session:
    """A session that is made when it is first asked; listening to it does not ask it."""
    is_attribute = False

    def __init__(self, session_factory, scopefunc=None):
        self.session_factory = session_factory
        self._session = None
        self._event_listeners = {}

    def configure(self, **keywords):
        self.session_factory.configure(**keywords)

    @property
    def registry(self):
        return self

    def __call__(self, **keywords):
        if self._session is None:
            self._session = self.session_factory(**keywords)
            self._session._scope = self
        return self._session

    def _listen(self, identifier, fn):
        self._event_listeners.setdefault(identifier, []).append(fn)

    def remove(self):
        if self._session is not None:
            self._session.close()
        self._session = None

    def query_property(self, query_cls=None):
        return _QueryProperty(self, query_cls)

    def __getattr__(self, name):
        return getattr(self(), name)


class _QueryProperty:
    def __init__(self, scoped, query_cls):
        self.scoped, self.query_cls = scoped, query_cls

    def __get__(self, instance, owner):
        session = self.scoped()
        return session.query(owner) if self.query_cls is None else self.query_cls(owner, session=session)


def object_session(obj):
    return state_of(obj).session


def close_all_sessions():
    pass


def make_transient(obj):
    state = state_of(obj)
    if state.session is not None:
        state.session.expunge(obj)
    state.key = None
    for key, prop in state.mapper.column_properties():
        if key in obj.__dict__:
            state.committed.setdefault(key, NO_VALUE)


def make_transient_to_detached(obj):
    state = state_of(obj)
    state.key = (state.mapper.base_mapper.class_, tuple(state.mapper.primary_key_from_instance(obj)))
