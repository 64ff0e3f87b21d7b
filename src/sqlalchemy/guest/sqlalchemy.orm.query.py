"""Queries for objects: Session.query(), and what session.execute(select(Model)) makes of its rows."""
from sqlalchemy import exc
from sqlalchemy.orm.attributes import InstrumentedAttribute
from sqlalchemy.orm.base import ClauseProxy
from sqlalchemy.orm.mapper import class_mapper, configure_mappers
from sqlalchemy.orm.properties import Relationship
from sqlalchemy.orm.strategy_options import Load, columns_of, is_read


def adapt(expression, alias, tables):
    """The expression with an alias in place of the tables that it stands for."""
    from sqlalchemy.sql.visitors import replacement_traverse
    element = expression.__clause_element__() if hasattr(expression, "__clause_element__") else expression

    def replace(one, **kw):
        table = getattr(one, "table", None)
        if one.__visit_name__ == "column" and any(table is known for known in tables):
            return alias.c[one.key]
        return None

    return replacement_traverse(element, {}, replace)


class AliasedClass:
    """aliased(Model): the model's attributes on an alias of its table."""

    def __init__(self, entity, alias=None, name=None, **keywords):
        mapper = class_mapper(entity)
        self.__dict__["_mapper"] = mapper
        self.__dict__["_selectable"] = mapper.selectable.alias(name) if alias is None else alias
        self.__dict__["__mapper__"] = mapper
        self.__dict__["__table__"] = self._selectable
        self.__dict__["__name__"] = mapper.class_.__name__

    def _column(self, prop):
        column = prop.columns[0]
        if any(column.table is table for table in self._mapper.tables) if hasattr(column, "table") else False:
            return self._selectable.c[column.key]
        return adapt(column, self._selectable, self._mapper.tables)

    def __getattr__(self, name):
        prop = self._mapper.properties.get(name)
        if prop is None:
            for cls in self._mapper.class_.__mro__:
                found = cls.__dict__.get(name)
                if found is not None:
                    return found.__get__(None, self) if hasattr(found, "__get__") else found
            raise AttributeError(name)
        if isinstance(prop, Relationship):
            return AliasedRelation(self, prop)
        if not hasattr(prop, "columns"):
            return getattr(self, prop.name)
        return self._column(prop)

    def __clause_element__(self):
        return self._selectable


class AliasedRelation(ClauseProxy):
    target_entity, criteria = None, ()

    def __init__(self, alias, prop):
        self.alias, self.property, self.key = alias, prop, prop.key

    def of_type(self, entity):
        copied = AliasedRelation(self.alias, self.property)
        copied.target_entity = entity
        return copied

    def any(self, criterion=None, **keywords):
        return self.property.exists(self.property.parent.class_, criterion, keywords, self.alias._selectable)

    has = any

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


def is_relation(value):
    return isinstance(value, (InstrumentedAttribute, AliasedRelation)) and isinstance(value.property, Relationship)


def relation_of(target, onclause):
    """(relation, alias that it starts from, target, criteria) of what join() is given."""
    given = onclause if is_relation(onclause) else target if is_relation(target) else None
    if given is None:
        return None, None, target, onclause
    if given is target:
        target = None
    else:
        onclause = None
    if target is None:
        target = getattr(given, "target_entity", None)
    criteria = list(getattr(given, "criteria", ())) + ([] if onclause is None else [onclause])
    return given.property, getattr(given, "alias", None), target, criteria


def join_relation(left, relation, parent, target, isouter, full, criteria=()):
    from sqlalchemy.orm.mapper import configure
    from sqlalchemy.orm.relationships import condition
    from sqlalchemy.sql.elements import and_
    configure(relation)
    right = selectable_of(target) if target is not None else relation.target.selectable
    alias = right if isinstance(target, AliasedClass) else None
    source = parent._selectable if parent is not None else None
    extra = [adapt(one, alias, relation.target.tables) if alias is not None else _criterion(one) for one in criteria]

    def at(column, where):
        return column if where is None else where.c[column.key]
    if relation.secondary_pairs:
        first = and_(*[at(a, source) == b for a, b in relation.pairs])
        left = left.join(relation.secondary_table, first, isouter=isouter, full=full)
        second = and_(*[at(a, alias) == b for a, b in relation.secondary_pairs], *extra)
        return left.join(right, second, isouter=isouter, full=full)
    found = condition(relation, source, alias)
    return left.join(right, and_(found, *extra) if extra else found, isouter=isouter, full=full)


def join(left, right, onclause=None, isouter=False, full=False):
    relation, parent, target, criteria = relation_of(right, onclause)
    if relation is not None:
        return join_relation(selectable_of(left), relation, parent, target, isouter, full, criteria)
    from sqlalchemy.sql.selectable import join as core_join
    return core_join(selectable_of(left), selectable_of(right), onclause, isouter=isouter, full=full)


def outerjoin(left, right, onclause=None, full=False):
    return join(left, right, onclause, True, full)


class Bundle:
    def __init__(self, name, *expressions, **keywords):
        self.name, self.expressions = name, expressions

    def __clause_element__(self):
        from sqlalchemy.sql.elements import ClauseList
        return ClauseList(*[e.__clause_element__() if hasattr(e, "__clause_element__") else e for e in self.expressions])


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
    """One thing that a query asks for: an object, a bundle, or one column."""

    def __init__(self, source, options=()):
        self.source = source
        self.mapper = mapper_of(source)
        if isinstance(source, Bundle):
            parts = [Entity(one) for one in source.expressions]
            self.columns, self.name = [c for part in parts for c in part.columns], source.name
            self.row = _row_maker([part.name for part in parts])
            return
        if self.mapper is None:
            self.columns = [source.__clause_element__() if hasattr(source, "__clause_element__") else source]
            self.name = getattr(source, "key", None) or getattr(source, "name", None)
            return
        self.name = self.mapper.class_.__name__
        columns = columns_of(options)
        self.keys, self.columns = [], []
        for mapper in self._with_subclasses():
            for key, prop in mapper.column_properties():
                if not is_read(mapper, key, columns):
                    continue
                column = prop.columns[0]
                if (mapper, key) == (self.mapper, key) or key not in self.mapper.properties:
                    self.keys.append(key)
                    self.columns.append(source._column(prop) if isinstance(source, AliasedClass) else column)

    def _with_subclasses(self):
        yield self.mapper
        for other in self.mapper.polymorphic_map.values():
            if other is not self.mapper and other.is_single and other.isa(self.mapper):
                yield other

    def selectable(self):
        return None if self.mapper is None else selectable_of(self.source)

    def make(self, session, values, overwrites=False):
        if self.mapper is not None:
            return session.instance(self.mapper, dict(zip(self.keys, values)), overwrites)
        return self.row(values) if isinstance(self.source, Bundle) else values[0]


def _row_maker(names):
    """Makes rows, as results have them, of tuples."""
    from _database import row
    names = tuple("" if name is None else str(name) for name in names)
    keys = {name: i for i, name in reversed(list(enumerate(names)))}
    return lambda values: row(tuple(values), names, keys)


def _made(session, entities, rows, overwrites):
    """Lists of what the rows hold for each of the entities."""
    slices, at = [], 0
    for entity in entities:
        slices.append((entity, at, at + len(entity.columns)))
        at += len(entity.columns)
    for row in rows:
        yield [entity.make(session, tuple(row[start:end]), overwrites) for entity, start, end in slices]


class Fetch:
    """A statement for entities, with the relations that are loaded along with them."""

    def __init__(self, session, statement, entities, options, overwrites=False, with_eager=True):
        from sqlalchemy.orm import _eager
        self.session, self.entities, self.overwrites = session, entities, overwrites
        self.plans = [_eager.plan(e.mapper, options) if e.mapper is not None and with_eager else {} for e in entities]
        self.contained, self.extra = [], []
        for plan in self.plans:
            found = _eager.contained(plan)
            self.contained.append(found)
            self.extra += [Entity(entity, [_eager._Option(step.columns, [])]) for step, entity, _ in found]
        if self.extra:
            statement = statement.add_columns(*[c for e in self.extra for c in e.columns])
        for entity, plan in zip(entities, self.plans):
            for step in plan.values():
                if step.how == "joined" and step.details.get("innerjoin"):
                    statement = statement.where(_is_there(entity, step.prop))
        self.statement = statement
        self.needs_unique = any(_eager.needs_unique(plan) for plan in self.plans)

    def rows(self, result):
        """Lists of the entities' values; with relations all rows are read before the first is handed out."""
        found = _made(self.session, self.entities + self.extra, result, self.overwrites)
        return self._loaded(list(found)) if any(self.plans) else found

    def _loaded(self, rows):
        from sqlalchemy.orm import _eager
        count, at = len(self.entities), len(self.entities)
        for i, (entity, plan, contained) in enumerate(zip(self.entities, self.plans, self.contained)):
            if contained:
                collector = _eager.Collector(contained, self.overwrites)
                for row in rows:
                    collector.take(row[i], row[at:at + len(contained)])
                collector.give()
                at += len(contained)
            if plan:
                _eager.load(self.session, entity.mapper, _eager._once([row[i] for row in rows if row[i] is not None]), plan)
        return [row[:count] for row in rows]


def _is_there(entity, prop):
    source = entity.source._selectable if isinstance(entity.source, AliasedClass) else None
    return prop.exists(entity.mapper.class_, None, {}, source)


def _columns_of(entity):
    """A table stands for its columns."""
    from sqlalchemy.sql.selectable import FromClause
    return list(entity.c) if isinstance(entity, FromClause) else [entity]


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
        self._overwrites, self._with_eager = False, True
        self.entities = [Entity(e) for given in entities for e in _columns_of(given)]
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
        for key in values:
            if not hasattr(entity, key):
                name = getattr(getattr(entity, "__table__", None), "name", entity)
                raise exc.InvalidRequestError(f'Entity namespace for "{name}" has no property "{key}"')
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
        options = self._options + options
        if not any(getattr(option, "_columns", None) for option in options):
            return self._with(self._statement, _options=options)
        entities = [Entity(e.source, options) for e in self.entities]
        statement = self._statement.with_only_columns(*[c for e in entities for c in e.columns])
        return self._with(statement, entities=entities, _options=options)

    def execution_options(self, **options):
        return self._with(self._statement, _overwrites=self._overwrites or bool(options.get("populate_existing")))

    def populate_existing(self):
        return self._with(self._statement, _overwrites=True)

    def enable_eagerloads(self, value):
        return self._with(self._statement, _with_eager=bool(value))

    def without_eager(self):
        return self._with(self._statement, _with_eager=False)

    def _same(self, *arguments, **keywords):
        return self

    autoflush = yield_per = enable_assertions = with_hint = set_label_style = with_labels = _same

    def prefix_with(self, *prefixes, **keywords):
        return self._with(self._statement.prefix_with(*prefixes, **keywords))

    def suffix_with(self, *suffixes, **keywords):
        return self._with(self._statement.suffix_with(*suffixes, **keywords))

    def correlate(self, *sources):
        return self._with(self._statement.correlate(*[selectable_of(s) if s is not None else s for s in sources]))

    def from_self(self, *entities):
        """Of SQLAlchemy before 1.4: this query as what another one selects from."""
        inner = self.statement.subquery()
        first = self.entities[0]
        if len(self.entities) == 1 and first.mapper is not None:
            return Query(list(entities) or [AliasedClass(first.mapper.class_, inner)], self.session)
        return Query(list(entities) or list(inner.c), self.session)

    def from_statement(self, statement):
        return _OfStatement(self, statement)

    def filter_if(self, condition, *criteria):
        return self.filter(*criteria) if condition else self

    @property
    def column_descriptions(self):
        return [{"name": e.name, "entity": e.source if e.mapper is not None else None, "expr": e.source,
                 "aliased": isinstance(e.source, AliasedClass)} for e in self.entities]

    @property
    def whereclause(self):
        return self._statement.whereclause

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
        if isinstance(target, tuple):  # of SQLAlchemy before 2.0: (target, condition), ...
            query = self
            for pair in (target, *arguments):
                query = query._join(*pair, isouter, full)
            return query
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
        relation, parent, target, onclause = relation_of(target, onclause)
        if relation is None:
            right = selectable_of(target)
            made = left.join(right, None if onclause is None else _criterion(onclause), isouter=isouter, full=full)
        else:
            made = join_relation(left, relation, parent, target, isouter, full, onclause)
            target = target if target is not None else relation.target.class_
        statement = self._replace_from(made)
        return self._with(statement, _source=(made, target if mapper_of(target) is not None else None))

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

    @property
    def selectable(self):
        from sqlalchemy.sql.selectable import LABEL_STYLE_TABLENAME_PLUS_COL
        return self.statement.set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)

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

    def intersect(self, *others):
        return self._combine("intersect", others)

    def intersect_all(self, *others):
        return self._combine("intersect_all", others)

    def except_(self, *others):
        return self._combine("except_", others)

    def except_all(self, *others):
        return self._combine("except_all", others)

    def _combine(self, how, others):
        combined = getattr(self.statement, how)(*[o.statement for o in others])
        return self._with(combined)

    def __str__(self):
        from sqlalchemy.sql.selectable import LABEL_STYLE_TABLENAME_PLUS_COL
        bind = None if self.session is None else self.session.bind
        return str(self.statement.set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL).compile(
            dialect=getattr(bind, "dialect", None)))

    def __iter__(self):
        session = self.session
        session._autoflush()
        fetch = Fetch(session, self.statement, self.entities, self._options, self._overwrites, self._with_eager)
        return self._handed_out(fetch.rows(session.connection().execute(fetch.statement)), fetch.needs_unique)

    def _handed_out(self, rows, needs_unique=False):
        if len(self.entities) == 1 and self.entities[0].mapper is not None:
            seen = set()
            for row in rows:
                if id(row[0]) not in seen:
                    seen.add(id(row[0]))
                    yield row[0]
            return
        make = _row_maker([e.name for e in self.entities])
        seen = set()
        for row in rows:
            key = tuple(id(value) if entity.mapper is not None else value for entity, value in zip(self.entities, row)) \
                if needs_unique else None
            if key is None or key not in seen:
                seen.add(key)
                yield make(row)

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
        is_single = len(self.entities) == 1 and self.entities[0].mapper is not None
        return row if row is None or is_single else row[0]

    def scalars(self):
        is_single = len(self.entities) == 1 and self.entities[0].mapper is not None
        return [row if is_single else row[0] for row in self]

    def value(self, column):
        row = self.with_entities(column).first()
        return None if row is None else row[0]

    def values(self, *columns):
        return iter(self.with_entities(*(columns or self.entities)).all())

    def tuples(self):
        return self

    def with_session(self, session):
        return self._with(self._statement, session=session)

    def with_transformation(self, function):
        return function(self)

    def get(self, identity):
        return self.session.get(self.entities[0].mapper.class_, identity)

    def count(self):
        from sqlalchemy.sql.functions import func
        from sqlalchemy.sql.selectable import select
        self.session._autoflush()
        inner = self.statement.order_by(None).subquery()
        return self.session.connection().execute(select(func.count()).select_from(inner)).scalar()

    def _result(self):
        """What Session.execute() of the query gives."""
        from sqlalchemy.engine.result import IteratorResult
        names = [entity.name for entity in self.entities]
        is_single, make = len(self.entities) == 1 and self.entities[0].mapper is not None, _row_maker(names)
        return IteratorResult(names, [make([row]) if is_single else row for row in self])

    # Changing rows without objects.

    def update(self, values, synchronize_session="auto", update_args=None):
        from sqlalchemy.sql.dml import update
        self.session._autoflush()
        mapper, table = self._changed()
        named = {}
        for key, value in values.items():
            column = key if not isinstance(key, str) else mapper.properties[key].columns[0] if mapper else table.c[key]
            named[column.__clause_element__() if hasattr(column, "__clause_element__") else column] = value
        statement = update(table).values(named)
        result = self.session.connection().execute(self._narrowed(statement))
        if mapper is not None and synchronize_session is not False:
            self.session.expire_class(mapper)
        return result.rowcount

    def delete(self, synchronize_session="auto"):
        from sqlalchemy.sql.dml import delete
        self.session._autoflush()
        mapper, table = self._changed()
        result = self.session.connection().execute(self._narrowed(delete(table)))
        if mapper is not None and synchronize_session is not False:
            self.session.forget_deleted(mapper)
        return result.rowcount

    def _changed(self):
        """The mapper and the table of the rows; without a mapper where the query is of a Table."""
        entity = self.entities[0]
        if entity.mapper is not None:
            return entity.mapper, entity.mapper.local_table
        found = entity.columns[0]
        return None, found if hasattr(found, "c") else found.table

    def _narrowed(self, statement):
        for criterion in getattr(self.statement, "_where_criteria", ()):
            statement = statement.where(criterion)
        return statement


class _OfStatement:
    """Objects of the rows of a statement that somebody else has written; columns are found by their names."""

    def __init__(self, query, statement):
        self.query, self.statement = query, statement

    def params(self, *arguments, **values):
        return _OfStatement(self.query, self.statement.params(*arguments, **values))

    def __iter__(self):
        query = self.query
        query.session._autoflush()
        result = query.session.connection().execute(self.statement)
        return query._handed_out(of_statement_rows(query.session, query.entities, result))

    def all(self):
        return list(self)

    def first(self):
        return next(iter(self), None)


def of_statement_rows(session, entities, result):
    names = list(result.keys())
    for row in result:
        made = []
        for entity in entities:
            values = []
            for column in entity.columns:
                label = "%s_%s" % (getattr(getattr(column, "table", None), "name", None), column.key)
                name = label if label in names else column.key
                values.append(row[names.index(name)] if name in names else _ABSENT)
            if entity.mapper is None:
                made.append(values[0])
                continue
            found = {key: value for key, value in zip(entity.keys, values) if value is not _ABSENT}
            made.append(session.instance(entity.mapper, found))
        yield made


_ABSENT = object()
_OfStatement.one, _OfStatement.one_or_none = Query.one, Query.one_or_none


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
