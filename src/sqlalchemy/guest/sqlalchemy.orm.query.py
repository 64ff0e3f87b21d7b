"""Queries for objects: Session.query(), and what session.execute(select(Model)) makes of its rows."""
from sqlalchemy import exc
from sqlalchemy.orm.attributes import InstrumentedAttribute
from sqlalchemy.orm.base import ClauseProxy
from sqlalchemy.orm.mapper import class_mapper, configure_mappers
from sqlalchemy.orm.properties import Relationship
from sqlalchemy.orm.strategy_options import Load, is_read


class AliasedClass:
    """aliased(Model): the model's attributes on an alias of its table."""

    def __init__(self, entity, alias=None, name=None, **keywords):
        mapper = class_mapper(entity)
        self.__dict__["_mapper"] = mapper
        self.__dict__["_selectable"] = mapper.selectable.alias(name) if alias is None else alias
        self.__dict__["__mapper__"] = mapper
        self.__dict__["__table__"] = self._selectable

    def __getattr__(self, name):
        prop = self._mapper.properties.get(name)
        if prop is None:
            raise AttributeError(name)
        if isinstance(prop, Relationship):
            return AliasedRelation(self, prop)
        return self._selectable.c[prop.columns[0].key]

    def __clause_element__(self):
        return self._selectable


class AliasedRelation(ClauseProxy):
    def __init__(self, alias, prop):
        self.alias, self.property, self.key = alias, prop, prop.key

    def __clause_element__(self):
        from sqlalchemy.orm.mapper import configure
        from sqlalchemy.orm.relationships import condition
        configure(self.property)
        return condition(self.property, source=self.alias._selectable)


def aliased(element, alias=None, name=None, flat=False, adapt_on_names=False):
    if isinstance(element, type):
        return AliasedClass(element, alias, name)
    return element.alias(name)


def with_polymorphic(base, classes, **keywords):
    return base


def with_parent(instance, prop, from_entity=None):
    from sqlalchemy.orm.mapper import configure
    from sqlalchemy.sql.elements import and_
    relation = prop.property
    configure(relation)
    values = [getattr(instance, relation.parent.key_of(a)) for a, _ in relation.pairs]
    return and_(*[b == v for (_, b), v in zip(relation.pairs, values)])


def with_loader_criteria(*arguments, **keywords):
    return Load()


def join(left, right, onclause=None, isouter=False, full=False):
    from sqlalchemy.sql.selectable import join as core_join
    return core_join(selectable_of(left), selectable_of(right), onclause, isouter=isouter, full=full)


def outerjoin(left, right, onclause=None, full=False):
    return join(left, right, onclause, True, full)


class Bundle:
    def __init__(self, name, *expressions, **keywords):
        self.name, self.expressions = name, expressions


# --- entities ---

def mapper_of(entity):
    return getattr(entity, "__mapper__", None) if isinstance(entity, (type, AliasedClass)) else None


def selectable_of(entity):
    if isinstance(entity, AliasedClass):
        return entity._selectable
    mapper = mapper_of(entity)
    if mapper is not None:
        return mapper.selectable
    return entity.__clause_element__() if hasattr(entity, "__clause_element__") else entity


class Entity:
    """One thing that a query asks for: an object, or one column."""

    def __init__(self, source, options=()):
        self.source = source
        self.mapper = mapper_of(source)
        if self.mapper is None:
            self.columns = [source.__clause_element__() if hasattr(source, "__clause_element__") else source]
            self.name = getattr(source, "key", None) or getattr(source, "name", None)
            return
        self.name = self.mapper.class_.__name__
        self.keys, self.columns = [], []
        for mapper in self._with_subclasses():
            for key, prop in mapper.column_properties():
                if not is_read(mapper, key, options):
                    continue
                column = prop.columns[0]
                if (mapper, key) == (self.mapper, key) or key not in self.mapper.properties:
                    if isinstance(source, AliasedClass):
                        column = source._selectable.c[column.key]
                    self.keys.append(key)
                    self.columns.append(column)

    def _with_subclasses(self):
        yield self.mapper
        for other in self.mapper.polymorphic_map.values():
            if other is not self.mapper and other.is_single and other.isa(self.mapper):
                yield other

    def selectable(self):
        return None if self.mapper is None else selectable_of(self.source)

    def make(self, session, values):
        if self.mapper is None:
            return values[0]
        return session.instance(self.mapper, dict(zip(self.keys, values)), self.columns, values)


class ObjectRow(tuple):
    """A row of several entities, also by name."""

    def __new__(cls, values, names):
        row = tuple.__new__(cls, values)
        row._names = names
        return row

    def __getattr__(self, name):
        if name != "_names" and name in self._names:
            return self[self._names.index(name)]
        raise AttributeError(name)

    @property
    def _mapping(self):
        return dict(zip(self._names, self))

    def _asdict(self):
        return dict(zip(self._names, self))

    def keys(self):
        return list(self._names)

    @property
    def _fields(self):
        return tuple(self._names)


def read_rows(session, entities, result):
    """Makes objects and tuples of a Core result, row by row."""
    names = [e.name for e in entities]
    for row in result:
        values, at = [], 0
        for entity in entities:
            width = len(entity.columns)
            values.append(entity.make(session, tuple(row[at:at + width])))
            at += width
        yield ObjectRow(values, names)


def narrow(statement, entities):
    """Where an entity is a class of single-table inheritance: only its rows."""
    for entity in entities:
        mapper = entity.mapper
        if mapper is not None and mapper.is_single and mapper.polymorphic_on is not None and \
                mapper.polymorphic_identity is not None:
            statement = statement.where(mapper.polymorphic_on.in_(mapper.polymorphic_identities()))
    return statement


class Query:
    def __init__(self, entities, session=None):
        from sqlalchemy.sql.selectable import select
        configure_mappers()
        entities = entities if isinstance(entities, (list, tuple)) else [entities]
        self.session = session
        self.entities = [Entity(e) for e in entities]
        self._statement = select(*[c for e in self.entities for c in e.columns])
        sources = [e.selectable() for e in self.entities if e.mapper is not None]
        joined = [s for s, e in zip(sources, [e for e in self.entities if e.mapper is not None])
                  if len(e.mapper.tables) > 1]
        if joined:
            self._statement = self._statement.select_from(*joined)
        self._source = None
        self._options = ()
        self._offset_set = False

    def _with(self, statement, **changes):
        new = Query.__new__(type(self))
        new.__dict__.update(self.__dict__)
        new._statement = statement
        new.__dict__.update(changes)
        return new

    # Narrowing.

    def filter(self, *criteria):
        return self._with(self._statement.where(*[_criterion(c) for c in criteria]))

    where = filter

    def filter_by(self, **values):
        entity = self._last_entity()
        return self.filter(*[getattr(entity, k) == v for k, v in values.items()])

    def _last_entity(self):
        if self._source is not None and self._source[1] is not None:
            return self._source[1]
        first = self.entities[0]
        if first.mapper is not None:
            return first.source
        source = first.source
        return source.class_ if isinstance(source, InstrumentedAttribute) else _ColumnsOf(source)

    def order_by(self, *clauses):
        clauses = [_criterion(c) for c in clauses if c is not None and c is not False]
        return self._with(self._statement.order_by(*clauses) if clauses else self._statement.order_by(None))

    def group_by(self, *clauses):
        return self._with(self._statement.group_by(*clauses))

    def having(self, *criteria):
        return self._with(self._statement.having(*criteria))

    def distinct(self, *columns):
        return self._with(self._statement.distinct(*columns))

    def limit(self, count):
        return self._with(self._statement.limit(count))

    def offset(self, count):
        return self._with(self._statement.offset(count))

    def slice(self, start, stop):
        query = self if not start else self.offset(start)
        return query if stop is None else query.limit(stop - (start or 0))

    def __getitem__(self, item):
        if isinstance(item, slice):
            return list(self.slice(item.start, item.stop))
        return list(self.slice(item, item + 1))[0]

    def options(self, *options):
        if not any(getattr(option, "_steps", None) for option in options):
            return self
        options = self._options + options
        entities = [Entity(e.source, options) for e in self.entities]
        statement = self._statement.with_only_columns(*[c for e in entities for c in e.columns])
        return self._with(statement, entities=entities, _options=options)

    execution_options = populate_existing = enable_eagerloads = autoflush = yield_per = lambda self, *a, **k: self
    enable_assertions = params_ = with_hint = prefix_with_ = execution_options

    def params(self, *arguments, **values):
        return self._with(self._statement.params(*arguments, **values))

    def with_for_update(self, **keywords):
        return self._with(self._statement.with_for_update(**keywords))

    def with_entities(self, *entities):
        query = Query(list(entities), self.session)
        statement = self._statement.with_only_columns(*[c for e in query.entities for c in e.columns])
        return self._with(statement, entities=query.entities)

    def add_columns(self, *columns):
        more = [Entity(c) for c in columns]
        return self._with(self._statement.add_columns(*[c for e in more for c in e.columns]),
                          entities=self.entities + more)

    add_column = add_columns

    def add_entity(self, entity, alias=None):
        return self.add_columns(entity)

    # Joining.

    def select_from(self, *sources):
        statement = self._statement.select_from(*[selectable_of(s) for s in sources])
        return self._with(statement, _source=(selectable_of(sources[0]), None))

    def join(self, target, *arguments, onclause=None, isouter=False, full=False):
        if arguments:
            onclause = arguments[0]
            query = self._join(target, onclause, isouter, full)
            for more in arguments[1:]:
                query = query._join(more, None, isouter, full)
            return query
        return self._join(target, onclause, isouter, full)

    def outerjoin(self, target, *arguments, onclause=None, full=False):
        return self.join(target, *arguments, onclause=onclause, isouter=True, full=full)

    def _join(self, target, onclause, isouter, full):
        left, entity = self._left()
        relation, parent = None, None
        if isinstance(onclause, (InstrumentedAttribute, AliasedRelation)) and isinstance(onclause.property, Relationship):
            relation, parent = onclause.property, getattr(onclause, "alias", None)
        if isinstance(target, (InstrumentedAttribute, AliasedRelation)):
            relation, parent = target.property, getattr(target, "alias", None)
            target = None
        if relation is None:
            right = selectable_of(target)
            made = left.join(right, None if onclause is None else _criterion(onclause), isouter=isouter, full=full)
        else:
            made = self._join_relation(left, relation, parent, target, isouter, full)
            target = target if target is not None else relation.target.class_
        statement = self._replace_from(made)
        return self._with(statement, _source=(made, target if mapper_of(target) is not None else None))

    @staticmethod
    def _join_relation(left, relation, parent, target, isouter, full):
        from sqlalchemy.orm.mapper import configure
        from sqlalchemy.sql.elements import and_
        configure(relation)
        right = selectable_of(target) if target is not None else relation.target.selectable
        alias = right if isinstance(target, AliasedClass) else None
        source = parent._selectable if parent is not None else None

        def at(column, where):
            return column if where is None else where.c[column.key]
        if relation.secondary_pairs:
            first = and_(*[at(a, source) == b for a, b in relation.pairs])
            left = left.join(relation.secondary_table, first, isouter=isouter, full=full)
            second = and_(*[at(a, alias) == b for a, b in relation.secondary_pairs])
            return left.join(right, second, isouter=isouter, full=full)
        from sqlalchemy.orm.relationships import condition
        return left.join(right, condition(relation, source, alias), isouter=isouter, full=full)

    def _left(self):
        if self._source is not None:
            return self._source
        for entity in self.entities:
            if entity.mapper is not None:
                return entity.selectable(), entity.source
        source = self.entities[0].source
        if isinstance(source, InstrumentedAttribute):
            return source.class_.__mapper__.selectable, source.class_
        return self.entities[0].columns[0].table, None

    def _replace_from(self, made):
        statement = self._statement
        if getattr(statement, "_from_obj", None):
            new = statement._generate() if hasattr(statement, "_generate") else statement
            new._from_obj = ()
            statement = new
        return statement.select_from(made)

    # Results.

    @property
    def statement(self):
        return narrow(self._statement, self.entities)

    def __clause_element__(self):
        return self.statement

    def subquery(self, name=None, with_labels=False, reduce_columns=False):
        return self.statement.subquery(name)

    def cte(self, name=None, recursive=False, nesting=False):
        return self.statement.cte(name, recursive=recursive)

    def scalar_subquery(self):
        return self.statement.scalar_subquery()

    as_scalar = scalar_subquery

    def label(self, name):
        return self.scalar_subquery().label(name)

    def exists(self):
        from sqlalchemy.sql.selectable import exists
        return exists(self.statement)

    def union(self, *others):
        return self._combine("union", others)

    def union_all(self, *others):
        return self._combine("union_all", others)

    def _combine(self, how, others):
        combined = getattr(self.statement, how)(*[o.statement for o in others])
        return self._with(combined)

    def __str__(self):
        return str(self.statement)

    def __iter__(self):
        session = self.session
        session._autoflush()
        rows = read_rows(session, self.entities, session.connection().execute(self.statement))
        is_single = len(self.entities) == 1 and self.entities[0].mapper is not None
        if not is_single:
            yield from rows
            return
        seen = set()
        for row in rows:
            if id(row[0]) not in seen:
                seen.add(id(row[0]))
                yield row[0]

    def all(self):
        return list(self)

    def first(self):
        rows = self.limit(1).all()
        return rows[0] if rows else None

    def one_or_none(self):
        rows = self.all()
        if len(rows) > 1:
            raise exc.MultipleResultsFound("Multiple rows were found when one or none was required")
        return rows[0] if rows else None

    def one(self):
        rows = self.all()
        if not rows:
            raise exc.NoResultFound("No row was found when one was required")
        if len(rows) > 1:
            raise exc.MultipleResultsFound("Multiple rows were found when exactly one was required")
        return rows[0]

    def scalar(self):
        row = self.one_or_none()
        return row[0] if isinstance(row, tuple) else row

    def get(self, identity):
        return self.session.get(self.entities[0].mapper.class_, identity)

    def count(self):
        from sqlalchemy.sql.functions import func
        from sqlalchemy.sql.selectable import select
        inner = self.statement.order_by(None).subquery()
        return self.session.connection().execute(select(func.count()).select_from(inner)).scalar()

    # Changing rows without objects.

    def update(self, values, synchronize_session="auto", update_args=None):
        from sqlalchemy.sql.dml import update
        self.session._autoflush()
        mapper = self.entities[0].mapper
        named = {}
        for key, value in values.items():
            column = key if not isinstance(key, str) else mapper.properties[key].columns[0]
            named[column.__clause_element__() if hasattr(column, "__clause_element__") else column] = value
        statement = update(mapper.local_table).values(named)
        result = self.session.connection().execute(self._narrowed(statement))
        self.session.expire_class(mapper)
        return result.rowcount

    def delete(self, synchronize_session="auto"):
        from sqlalchemy.sql.dml import delete
        self.session._autoflush()
        mapper = self.entities[0].mapper
        result = self.session.connection().execute(self._narrowed(delete(mapper.local_table)))
        self.session.expire_class(mapper)
        return result.rowcount

    def _narrowed(self, statement):
        for criterion in getattr(self.statement, "_where_criteria", ()):
            statement = statement.where(criterion)
        return statement


class _ColumnsOf:
    def __init__(self, column):
        self.table = column.table

    def __getattr__(self, name):
        return self.table.c[name]


def _criterion(value):
    if isinstance(value, str):
        from sqlalchemy.sql.elements import text
        return text(value)
    return value
