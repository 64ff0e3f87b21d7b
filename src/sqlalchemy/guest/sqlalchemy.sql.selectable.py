"""What stands behind FROM, and SELECT."""
from sqlalchemy.exc import ArgumentError, InvalidRequestError, NoForeignKeysError
from sqlalchemy.sql import operators
from sqlalchemy.sql._names import quoted_name
from sqlalchemy.sql.base import ColumnCollection
from sqlalchemy.sql.elements import (BindParameter, ClauseElement, ColumnClause, ColumnElement, Executable,
                                     GroupedElement, Grouping, Label, NamedColumn, TableValuedColumn, TextClause,
                                     Tuple, UnaryExpression, _anon_label, _anonymous_label, _column_argument,
                                     _condition, _expression, _instance, _label_reference, _order_element,
                                     _text_or_element, _types, _unwrap, and_)


class SelectLabelStyle:
    LABEL_STYLE_NONE = 0
    LABEL_STYLE_TABLENAME_PLUS_COL = 1
    LABEL_STYLE_DISAMBIGUATE_ONLY = 2
    LABEL_STYLE_DEFAULT = 2


LABEL_STYLE_NONE = SelectLabelStyle.LABEL_STYLE_NONE
LABEL_STYLE_TABLENAME_PLUS_COL = SelectLabelStyle.LABEL_STYLE_TABLENAME_PLUS_COL
LABEL_STYLE_DISAMBIGUATE_ONLY = LABEL_STYLE_DEFAULT = SelectLabelStyle.LABEL_STYLE_DISAMBIGUATE_ONLY


class _computed:
    """A property that an attribute of the object hides."""

    def __init__(self, get):
        self._get = get

    def __get__(self, obj, cls=None):
        return self if obj is None else self._get(obj)


class ReturnsRows(ClauseElement):
    _is_returns_rows = True


class Selectable(ReturnsRows):
    __visit_name__ = "selectable"
    is_selectable = True


class HasPrefixes:
    _prefixes = ()

    def prefix_with(self, *prefixes, dialect="*"):
        copied = self._generate()
        copied._prefixes = tuple(self._prefixes) + tuple((_text_or_element(p), dialect) for p in prefixes)
        return copied


class HasSuffixes:
    _suffixes = ()

    def suffix_with(self, *suffixes, dialect="*"):
        copied = self._generate()
        copied._suffixes = tuple(self._suffixes) + tuple((_text_or_element(s), dialect) for s in suffixes)
        return copied


class HasCTE:
    _independent_ctes = ()

    def add_cte(self, *ctes, nest_here=False):
        copied = self._generate()
        copied._independent_ctes = tuple(self._independent_ctes) + ctes
        return copied

    def cte(self, name=None, recursive=False, nesting=False):
        return CTE(self, name, recursive=recursive, nesting=nesting)


class HasHints:
    def with_hint(self, selectable, text, dialect_name="*"):
        return self._generate()

    def with_statement_hint(self, text, dialect_name="*"):
        copied = self._generate()
        copied._statement_hints = tuple(getattr(self, "_statement_hints", ())) + ((dialect_name, text),)
        return copied


class FromClause(Selectable):
    __visit_name__ = "fromclause"
    _is_from_clause = True
    named_with_column = False
    schema = None
    name = None
    _memo = None
    implicit_returning = False

    def select(self, whereclause=None, **kw):
        return _select_of_old([self], whereclause, **kw) if whereclause is not None or kw else Select(self)

    def count(self, whereclause=None, functions=None, **kw):
        """Of SQLAlchemy before 1.4."""
        from sqlalchemy.sql.functions import func
        found = Select(func.count()).select_from(self)
        return found if whereclause is None else found.where(_of_text(whereclause))

    def join(self, right, onclause=None, isouter=False, full=False):
        return Join(self, right, onclause, isouter, full)

    def outerjoin(self, right, onclause=None, full=False):
        return Join(self, right, onclause, True, full)

    def alias(self, name=None, flat=False):
        return Alias(self, name)

    def lateral(self, name=None):
        return Lateral(self, name)

    def tablesample(self, sampling, name=None, seed=None):
        return TableSample(self, sampling, name, seed)

    def is_derived_from(self, fromclause):
        return fromclause is self

    @property
    def description(self):
        return getattr(self, "name", self.__class__.__name__ + " object")

    @property
    def c(self):
        memo = self.__dict__.get("_columns")
        if memo is None:
            memo = self._columns = ColumnCollection()
            self._make_columns(memo)
        return memo

    @property
    def columns(self):
        return self.c

    @property
    def exported_columns(self):
        return self.c

    @property
    def entity_namespace(self):
        return self.c

    @_computed
    def primary_key(self):
        return [column for column in self.c if getattr(column, "primary_key", False)]

    @_computed
    def foreign_keys(self):
        return {fk for column in self.c for fk in column.foreign_keys}

    def _make_columns(self, columns):
        pass

    def corresponding_column(self, column, require_embedded=False):
        for own in self.c:
            if own is column or column in own.proxy_set:
                return own
        return self.c.get(column.key)

    @property
    def _from_objects(self):
        return [self]


class NamedFromClause(FromClause):
    named_with_column = True

    def table_valued(self):
        return TableValuedColumn(self, _types.NULLTYPE)


class TableClause(NamedFromClause):
    __visit_name__ = "table"
    _autoincrement_column = None
    indexes = ()
    constraints = ()

    def __init__(self, name, *columns, schema=None, **kw):
        if kw:
            raise ArgumentError("Unsupported argument(s): %s" % list(kw))
        self.name = name
        self.schema = schema
        self.fullname = name if schema is None else "%s.%s" % (schema, name)
        self._columns = ColumnCollection()
        for column in columns:
            self.append_column(column)

    @property
    def key(self):
        return self.fullname

    @property
    def description(self):
        return self.name

    def append_column(self, column):
        existing = column.table
        if existing is not None and existing is not self:
            raise ArgumentError("column object '%s' already assigned to table '%s'"
                                % (column.key, existing.description if hasattr(existing, "description") else existing))
        self._columns.add(column)
        column.table = self

    @_computed
    def primary_key(self):
        return [column for column in self._columns if getattr(column, "primary_key", False)]

    def __str__(self):
        return self.fullname

    def insert(self, values=None, inline=False, **kw):
        from sqlalchemy.sql.dml import insert
        return insert(self, values, inline, **kw)

    def update(self, whereclause=None, values=None, inline=False, **kw):
        from sqlalchemy.sql.dml import update
        return update(self, whereclause, values, inline, **kw)

    def delete(self, whereclause=None, **kw):
        from sqlalchemy.sql.dml import delete
        return delete(self, whereclause, **kw)


class Join(FromClause):
    __visit_name__ = "join"

    def __init__(self, left, right, onclause=None, isouter=False, full=False):
        self.left = _from(left)
        self.right = _from(right)
        if isinstance(self.right, Join):
            self.right = FromGrouping(self.right)
        self.onclause = _join_condition(self.left, self.right) if onclause is None else _condition(onclause)
        self.isouter = isouter
        self.full = full

    @property
    def description(self):
        return "Join object on %s(%d) and %s(%d)" % (self.left.description, id(self.left), self.right.description,
                                                     id(self.right))

    def _make_columns(self, columns):
        for side in (self.left, self.right):
            for column in side.c:
                table = column.table
                label = column.name if table is None else "%s_%s" % (table.name, column.name)
                columns.add(column, label)

    def select(self, whereclause=None):
        made = Select(self.left, self.right).select_from(self)
        return made if whereclause is None else made.where(whereclause)  # SQLAlchemy 1.3

    @property
    def _from_objects(self):
        return [self] + self.left._from_objects + self.right._from_objects

    @staticmethod
    def _join_condition(a, b, **kw):
        return _join_condition(a, b)

    def is_derived_from(self, fromclause):
        return fromclause is self or self.left.is_derived_from(fromclause) or self.right.is_derived_from(fromclause)


def _join_condition(left, right):
    found = []
    for column in right.c:
        for fk in column.foreign_keys:
            referred = _referred(fk, left)
            if referred is not None:
                found.append(referred.__eq__(column))
    if left is not right:
        for column in left.c:
            for fk in column.foreign_keys:
                referred = _referred(fk, right)
                if referred is not None:
                    found.append(referred.__eq__(column))
    if not found:
        raise NoForeignKeysError("Can't find any foreign key relationships between '%s' and '%s'.%s"
                                 % (left.description, right.description, ""))
    return and_(*found)


def _referred(fk, table):
    try:
        column = fk.column
    except Exception:
        return None
    for own in table.c:
        if own is column or column in own.proxy_set:
            return own
    return None


class FromGrouping(GroupedElement, FromClause):
    __visit_name__ = "grouping_from"

    def __init__(self, element):
        self.element = element

    @property
    def c(self):
        return self.element.c

    @property
    def _from_objects(self):
        return self.element._from_objects


class AliasedReturnsRows(NamedFromClause):
    _is_lateral = False

    def __init__(self, selectable, name=None):
        self.element = selectable
        self._set_name(name, getattr(selectable, "name", None))

    def _set_name(self, name, base=None):
        if name is None:
            named = base is not None and not isinstance(base, _anonymous_label) and \
                getattr(self.element, "named_with_column", False)
            name = _anonymous_label(self, base if named else "anon")
        self.name = name

    @property
    def description(self):
        return "anon" if isinstance(self.name, _anonymous_label) else self.name

    def _make_columns(self, columns):
        _proxies(self.element, self, columns)

    @property
    def original(self):
        return self.element

    def is_derived_from(self, fromclause):
        return fromclause is self or self.element.is_derived_from(fromclause) if \
            isinstance(self.element, FromClause) else fromclause is self


def _proxies(element, owner, columns):
    """The columns of an alias: those of what it stands for, of its own."""
    if isinstance(element, SelectBase):
        for label, key, column in element._exported():
            proxy = column._make_proxy(owner, name=label, key=key)
            columns.add(proxy, proxy.key)
        return
    for column in element.c:
        proxy = column._make_proxy(owner, name=column.name, key=column.key)
        columns.add(proxy, column.key)


class Alias(AliasedReturnsRows):
    __visit_name__ = "alias"


class Subquery(AliasedReturnsRows):
    __visit_name__ = "subquery"

    def as_scalar(self):
        return self.element.scalar_subquery()


class Lateral(AliasedReturnsRows):
    __visit_name__ = "lateral"
    _is_lateral = True


class TableValuedAlias(Alias):
    __visit_name__ = "table_valued_alias"
    _render_derived = False
    _render_derived_w_types = False
    joins_implicitly = False

    def __init__(self, selectable, name=None, columns=(), joins_implicitly=False):
        self.element = selectable
        self.joins_implicitly = joins_implicitly
        self._given = columns
        self._set_name(name)
        self._columns = ColumnCollection()
        for column in columns:
            made = ColumnClause(column) if isinstance(column, str) else column._clone()
            made.table = self
            self._columns.add(made)

    @property
    def column(self):
        return TableValuedColumn(self, self.element.type)

    def alias(self, name=None, flat=False):
        return self._changed(name, self._is_lateral, self._render_derived, self._render_derived_w_types)

    def lateral(self, name=None):
        return self._changed(name, True, self._render_derived, self._render_derived_w_types)

    def render_derived(self, name=None, with_types=False):
        return self._changed(self.name if name is None else name, self._is_lateral, True, with_types)

    def _changed(self, name, is_lateral, derived, types):
        made = TableValuedAlias(self.element, name, self._given, self.joins_implicitly)
        if isinstance(name, _anonymous_label):
            made._set_name(None)
        made._is_lateral = is_lateral
        made._render_derived = derived
        made._render_derived_w_types = types
        return made


class TableSample(AliasedReturnsRows):
    __visit_name__ = "tablesample"

    def __init__(self, selectable, sampling, name=None, seed=None):
        from sqlalchemy.sql.functions import FunctionElement, func
        super().__init__(selectable, name)
        self.sampling = sampling if isinstance(_unwrap(sampling), FunctionElement) else func.system(sampling)
        self.seed = None if seed is None else _expression(seed)


class CTE(HasPrefixes, HasSuffixes, AliasedReturnsRows):
    __visit_name__ = "cte"

    def __init__(self, selectable, name=None, recursive=False, nesting=False, _cte_alias=None, _restates=None):
        self.recursive = recursive
        self.nesting = nesting
        self._cte_alias = _cte_alias
        self._restates = _restates
        self.element = selectable
        self._set_name(name)

    def alias(self, name=None, flat=False):
        return CTE(self.element, name, self.recursive, self.nesting, _cte_alias=self)

    def union(self, *other):
        return self._restated(self.element.union(*other))

    def union_all(self, *other):
        return self._restated(self.element.union_all(*other))

    def _restated(self, element):
        made = CTE(element, self.name, self.recursive, self.nesting, _restates=self)
        made._prefixes, made._suffixes = self._prefixes, self._suffixes
        return made

    def _make_columns(self, columns):
        element = self.element
        if not isinstance(element, (SelectBase, FromClause)):
            for column in getattr(element, "_returning", ()):
                for own in _expanded([column]):
                    proxy = own._make_proxy(self, name=getattr(own, "name", None))
                    columns.add(proxy, proxy.key)
            return
        _proxies(element, self, columns)


class Values(HasCTE, NamedFromClause):
    __visit_name__ = "values"
    _is_lateral = False

    def __init__(self, *columns, name=None, literal_binds=False):
        self._column_args = columns
        self._data = ()
        self.literal_binds = literal_binds
        self._unnamed = name is None
        self.name = _anonymous_label(self, "anon") if name is None else name
        self._columns = ColumnCollection()
        for column in columns:
            own = column._clone()
            own.table = self
            self._columns.add(own)

    @property
    def _column_types(self):
        return [column.type for column in self._column_args]

    def data(self, values):
        copied = self._generate()
        copied._data = self._data + (list(values),)
        copied._columns = ColumnCollection()
        for column in self._column_args:
            own = column._clone()
            own.table = copied
            copied._columns.add(own)
        if self._unnamed:
            copied.name = _anonymous_label(copied, "anon")
        return copied

    @property
    def _tuples(self):
        return [Tuple(*row, types=self._column_types) for chunk in self._data for row in chunk]

    def alias(self, name=None, flat=False):
        copied = self.data([])
        copied._unnamed = name is None
        copied.name = _anonymous_label(copied, "anon") if name is None else name
        return copied

    def lateral(self, name=None):
        copied = self.alias(name if name is not None else self.name)
        copied._is_lateral = True
        return copied

    def scalar_values(self):
        return ScalarValues(self)


class ScalarValues(ColumnElement):
    __visit_name__ = "grouping"

    def __init__(self, element):
        self.element = element
        self.type = _types.NULLTYPE


def _from(value):
    value = _unwrap(value)
    if isinstance(value, SelectBase):
        return value.subquery()
    if isinstance(value, TextClause):
        return value
    if not isinstance(value, (FromClause, ClauseElement)):
        raise ArgumentError("FROM expression, such as a Table or alias() object expected, got %r." % (value,))
    return value


def _expanded(columns):
    """Columns in place of the tables that stand for theirs."""
    found = []
    for column in columns:
        if isinstance(column, Join):
            found.extend(_expanded([column.left, column.right]))
        elif isinstance(column, FromGrouping):
            found.extend(_expanded([column.element]))
        elif isinstance(column, FromClause):
            found.extend(column.c)
        else:
            found.append(column)
    return found


# ---- SELECT -------------------------------------------------------------------------------------

class SelectBase(HasCTE, Executable, Selectable):
    _is_select_base = True
    is_select = True
    description = None

    def subquery(self, name=None):
        return Subquery(self, name)

    def select(self, *args, **kw):
        return self.subquery().select(*args, **kw)

    def alias(self, name=None, flat=False):
        return self.subquery(name)

    def lateral(self, name=None):
        return Lateral(self, name)

    def scalar_subquery(self):
        return ScalarSelect(self)

    def as_scalar(self):
        return self.scalar_subquery()

    def label(self, name):
        return self.scalar_subquery().label(name)

    def exists(self):
        return Exists(self)

    @property
    def selected_columns(self):
        return ColumnCollection([(key, column) for _, key, column in self._exported()])

    @property
    def exported_columns(self):
        return self.selected_columns

    @property
    def c(self):
        return self.subquery().c

    columns = c

    def _exported(self):
        """(name, key, column) of each column as a subquery shows it."""
        columns = [column for column in self._all_columns() if not isinstance(column, TextClause)]
        found, names = [], {}
        style = getattr(self, "_label_style", LABEL_STYLE_DEFAULT)
        for column in columns:
            name = column.name if isinstance(column, NamedColumn) else None
            if name is None:
                label = _anon_label(column)
                key = getattr(column, "key", None) or label
            elif style == LABEL_STYLE_TABLENAME_PLUS_COL and not isinstance(column, Label) and \
                    getattr(column, "table", None) is not None and getattr(column.table, "name", None):
                prefix = (column.table.schema.replace(".", "_") + "_") if getattr(column.table, "schema", None) else ""
                label = key = "%s%s_%s" % (prefix, column.table.name, name)
            else:
                label, key = name, column.key
            if label in names and names[label] is not column:
                label = key = _anonymous_label(column, name)
            if name is None and isinstance(label, _anonymous_label) and not isinstance(key, _anonymous_label) \
                    and not isinstance(column, NamedColumn):
                key = label._base if not getattr(column, "key", None) else key
            names[label] = column
            found.append((label, key, column))
        return found


class GenerativeSelect(SelectBase):
    _order_by_clauses = ()
    _group_by_clauses = ()
    _limit_clause = _offset_clause = _fetch_clause = None
    _fetch_clause_options = None
    _for_update_arg = None
    _label_style = LABEL_STYLE_DEFAULT

    def with_for_update(self, nowait=False, read=False, of=None, skip_locked=False, key_share=False):
        copied = self._generate()
        copied._for_update_arg = ForUpdateArg(nowait, read, of, skip_locked, key_share)
        return copied

    def get_label_style(self):
        return self._label_style

    def set_label_style(self, style):
        copied = self._generate()
        copied._label_style = style
        return copied

    def with_labels(self):
        return self.set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)

    apply_labels = with_labels

    def order_by(self, *clauses):
        copied = self._generate()
        if clauses and clauses[0] is None:
            copied._order_by_clauses = ()
        else:
            copied._order_by_clauses = self._order_by_clauses + tuple(_order_element(c) for c in clauses)
        return copied

    def group_by(self, *clauses):
        copied = self._generate()
        if clauses and clauses[0] is None:
            copied._group_by_clauses = ()
        else:
            copied._group_by_clauses = self._group_by_clauses + tuple(_order_element(c) for c in clauses)
        return copied

    def limit(self, limit):
        copied = self._generate()
        copied._limit_clause = _limit(limit)
        copied._fetch_clause = None
        return copied

    def offset(self, offset):
        copied = self._generate()
        copied._offset_clause = _limit(offset)
        return copied

    def fetch(self, count, with_ties=False, percent=False, **dialect_kw):
        copied = self._generate()
        copied._fetch_clause = _limit(count)
        copied._limit_clause = None
        copied._fetch_clause_options = {"with_ties": with_ties, "percent": percent}
        return copied

    def slice(self, start, stop):
        copied = self._generate()
        if start is not None and stop is not None:
            copied._limit_clause = _limit(stop - start)
        elif stop is not None:
            copied._limit_clause = _limit(stop)
        copied._offset_clause = _limit(start) if start else None
        return copied


def _limit(value):
    if value is None:
        return None
    value = _unwrap(value)
    if isinstance(value, ClauseElement):
        return value
    return BindParameter(None, int(value), _types.INTEGERTYPE, unique=True)


class ForUpdateArg(ClauseElement):
    __visit_name__ = "for_update_arg"

    def __init__(self, nowait=False, read=False, of=None, skip_locked=False, key_share=False):
        self.nowait = nowait
        self.read = read
        self.skip_locked = skip_locked
        self.key_share = key_share
        self.of = None if of is None else [_unwrap(o) for o in (of if isinstance(of, (list, tuple)) else [of])]

    @property
    def tables(self):
        found = []
        for element in self.of or ():
            table = element if isinstance(element, FromClause) else element.table
            if not any(table is other for other in found):
                found.append(table)
        return found


class Select(HasPrefixes, HasSuffixes, HasHints, GenerativeSelect):
    __visit_name__ = "select"
    _where_criteria = ()
    _having_criteria = ()
    _from_obj = ()
    _distinct = False
    _distinct_on = ()
    _correlate = None
    _correlate_except = None
    _auto_correlate = True
    _last_entity = None     # that was joined: filter_by() is about it

    def __init__(self, *entities):
        self._given_entities = entities  # a session makes objects of mapped classes among them
        self._raw_columns = [_column_argument(entity, "select") for entity in entities]

    @classmethod
    def _create(cls, *entities):
        return cls(*entities)

    @property
    def type(self):
        columns = self._all_columns()
        return columns[0].type if columns else _types.NULLTYPE

    def _all_columns(self):
        return _expanded(self._raw_columns)

    @property
    def _all_selected_columns(self):
        return self._all_columns()

    @property
    def inner_columns(self):
        return iter(self._all_columns())

    @property
    def columns_clause_froms(self):
        return self._column_froms()

    @property
    def column_descriptions(self):
        return [{"name": getattr(c, "name", None), "type": getattr(c, "type", None), "expr": c}
                for c in self._raw_columns]

    @property
    def froms(self):
        return self.get_final_froms()

    def get_final_froms(self):
        found = list(self._from_obj)
        hidden = [inner for join in found for inner in join._from_objects[1:]]
        for table in self._column_froms():
            if not any(table is other for other in found) and not any(table is other for other in hidden):
                found.append(table)
        return found

    @property
    def whereclause(self):
        return and_(*self._where_criteria) if self._where_criteria else None

    def _column_froms(self):
        found = []
        for column in self._raw_columns:
            for table in _froms_of(column):
                if not any(table is other for other in found):
                    found.append(table)
        return found

    def where(self, *whereclause):
        copied = self._generate()
        copied._where_criteria = self._where_criteria + tuple(_condition(clause) for clause in whereclause)
        return copied

    def filter(self, *criteria):
        return self.where(*criteria)

    def filter_by(self, **kwargs):
        entity = self._last_entity
        if entity is None and not self._from_obj and self._given_entities:
            entity = self._given_entities[0]
            entity = getattr(entity, "class_", entity)
        if hasattr(entity, "__mapper__"):
            return self.where(*[getattr(entity, key) == value for key, value in kwargs.items()])
        table = self._from_obj[-1] if self._from_obj else self._column_froms()[0]
        if isinstance(table, Join):
            table = table.right
        return self.where(*[_attribute(table, key) == value for key, value in kwargs.items()])

    def having(self, *having):
        copied = self._generate()
        copied._having_criteria = self._having_criteria + tuple(_condition(clause) for clause in having)
        return copied

    def distinct(self, *expr):
        copied = self._generate()
        copied._distinct = True
        copied._distinct_on = self._distinct_on + tuple(_order_element(e) for e in expr)
        return copied

    def select_from(self, *froms):
        copied = self._generate()
        copied._from_obj = self._from_obj + tuple(_from(f) for f in froms)
        return copied

    def join(self, target, onclause=None, isouter=False, full=False):
        return self._joined(None, target, onclause, isouter, full)

    def join_from(self, from_, target, onclause=None, isouter=False, full=False):
        return self._joined(_from(from_), target, onclause, isouter, full)

    def outerjoin(self, target, onclause=None, full=False):
        return self._joined(None, target, onclause, True, full)

    def outerjoin_from(self, from_, target, onclause=None, full=False):
        return self._joined(_from(from_), target, onclause, True, full)

    def _joined(self, left, target, onclause, isouter, full):
        copied = self._generate()
        froms = list(self._from_obj)
        if hasattr(target, "property") or hasattr(onclause, "property"):
            from sqlalchemy.orm.query import is_relation
            if is_relation(target) or is_relation(onclause):
                return self._joined_along(copied, left, target, onclause, isouter, full)
        copied._last_entity = target if hasattr(target, "__mapper__") else None
        right = _from(target)
        replaced = None
        if left is None:
            candidates = froms or self._column_froms()
            if not candidates:
                raise InvalidRequestError("Can't determine which FROM clause to join from, please use the .select_from"
                                          "() method to establish an explicit left side, as well as providing an "
                                          "explicit ON clause if not present already to help resolve the ambiguity.")
            left = _left_for(candidates, right, onclause)
        for i, table in enumerate(froms):
            if table is left or left in table._from_objects:
                replaced = i
                left = table
        return copied._with_join(Join(left, right, onclause, isouter, full), replaced)

    def _with_join(self, join, replaced):
        froms = list(self._from_obj)
        if replaced is None:
            froms.append(join)
        else:
            froms[replaced] = join
        self._from_obj = tuple(froms)
        return self

    @staticmethod
    def _joined_along(copied, left, target, onclause, isouter, full):
        """A join along a relation of a mapped class."""
        from sqlalchemy.orm.query import join_relation, relation_of
        relation, parent, target, criteria = relation_of(target, onclause)
        start = relation.parent.selectable if parent is None else parent._selectable
        needed = start._from_objects
        replaced = None
        for i, table in enumerate(copied._from_obj):
            if any(inner is one for inner in table._from_objects for one in needed):
                replaced, left = i, table
        if left is None:
            left = start
        copied._last_entity = relation.target.class_ if target is None else target
        return copied._with_join(join_relation(left, relation, parent, target, isouter, full, criteria), replaced)

    def with_only_columns(self, *entities, maintain_column_froms=False):
        copied = self._generate()
        if len(entities) == 1 and isinstance(entities[0], (list, tuple)):
            entities = entities[0]
        if maintain_column_froms:
            copied._from_obj = tuple(self.get_final_froms())
        copied._given_entities = tuple(entities)
        copied._raw_columns = [_column_argument(entity, "select") for entity in entities]
        return copied

    def add_columns(self, *entities):
        copied = self._generate()
        copied._given_entities = tuple(self._given_entities) + tuple(entities)
        copied._raw_columns = self._raw_columns + [_column_argument(entity, "select") for entity in entities]
        return copied

    column = add_columns

    def from_statement(self, statement):
        from sqlalchemy.orm.session import FromStatement
        return FromStatement(self._given_entities, statement)

    def reduce_columns(self, only_synonyms=True):
        return self._generate()

    def correlate(self, *fromclauses):
        copied = self._generate()
        copied._auto_correlate = False
        if not fromclauses or fromclauses[0] in (None, False):
            copied._correlate = ()
        else:
            copied._correlate = tuple(self._correlate or ()) + tuple(_from(f) for f in fromclauses)
        return copied

    def correlate_except(self, *fromclauses):
        copied = self._generate()
        copied._auto_correlate = False
        if not fromclauses or fromclauses[0] in (None, False):
            copied._correlate_except = ()
        else:
            copied._correlate_except = tuple(self._correlate_except or ()) + tuple(_from(f) for f in fromclauses)
        return copied

    def self_group(self, against=None):
        return SelectStatementGrouping(self)

    def union(self, *other):
        return CompoundSelect("UNION", self, *other)

    def union_all(self, *other):
        return CompoundSelect("UNION ALL", self, *other)

    def except_(self, *other):
        return CompoundSelect("EXCEPT", self, *other)

    def except_all(self, *other):
        return CompoundSelect("EXCEPT ALL", self, *other)

    def intersect(self, *other):
        return CompoundSelect("INTERSECT", self, *other)

    def intersect_all(self, *other):
        return CompoundSelect("INTERSECT ALL", self, *other)


def _attribute(table, key):
    try:
        return table.c[key]
    except KeyError:
        raise InvalidRequestError('Entity namespace for "%s" has no property "%s"'
                                  % (table.description, key)) from None


def _left_for(candidates, right, onclause):
    """The table that a join is from, where nobody says."""
    if len(candidates) == 1:
        return candidates[0]
    if onclause is not None:
        needed = _froms_of(_unwrap(onclause))
        fitting = [left for left in candidates
                   if any(table is inner for table in needed for inner in left._from_objects)]
        return fitting[0] if fitting else candidates[0]
    for left in candidates:
        try:
            _join_condition(left, right)
            return left
        except NoForeignKeysError:
            pass
    return candidates[0]


def _froms_of(element):
    """The tables that an expression needs."""
    if isinstance(element, FromClause):
        return element._from_objects[:1] if isinstance(element, Join) else [element]
    if isinstance(element, NamedColumn) and not isinstance(element, Label):
        table = getattr(element, "table", None)
        return [table] if table is not None else []
    if element._is_select_base or isinstance(element, ScalarSelect):
        return []
    found = []
    for child in element.get_children():
        for table in _froms_of(child):
            if not any(table is other for other in found):
                found.append(table)
    return found


class CompoundSelect(GenerativeSelect):
    __visit_name__ = "compound_select"

    def __init__(self, keyword, *selects):
        self.keyword = keyword
        self.selects = [_compound_part(select) for select in selects]

    def _all_columns(self):
        return self.selects[0]._all_columns()

    def _exported(self):
        return self.selects[0]._exported()

    @property
    def type(self):
        return self.selects[0].type

    def self_group(self, against=None):
        return SelectStatementGrouping(self)


def _compound_part(select):
    select = _unwrap(select)
    if isinstance(select, (Subquery, Alias)) and isinstance(select.element, SelectBase):
        return Select(select)
    return select


class SelectStatementGrouping(GroupedElement, SelectBase):
    __visit_name__ = "select_statement_grouping"

    def __init__(self, element):
        self.element = element

    def _all_columns(self):
        return self.element._all_columns()

    def _exported(self):
        return self.element._exported()

    @property
    def type(self):
        return self.element.type

    def self_group(self, against=None):
        return self


class ScalarSelect(Grouping):
    __visit_name__ = "grouping"
    _is_scalar_select = True

    def __init__(self, element):
        self.element = element
        self.type = element.type

    _key = None

    def where(self, *crit):
        return ScalarSelect(self.element.where(*crit))

    def correlate(self, *fromclauses):
        return ScalarSelect(self.element.correlate(*fromclauses))

    def correlate_except(self, *fromclauses):
        return ScalarSelect(self.element.correlate_except(*fromclauses))

    def scalar_subquery(self):
        return self

    def self_group(self, against=None):
        return self


class Exists(UnaryExpression):
    def __init__(self, argument=None):
        from sqlalchemy.sql.elements import literal_column
        if argument is None:
            argument = Select(literal_column("*")).scalar_subquery()
        else:
            argument = _unwrap(argument)
            if isinstance(argument, SelectBase):
                argument = argument.scalar_subquery()
            elif not isinstance(argument, Grouping):
                argument = Select(argument).scalar_subquery()
        super().__init__(argument, operator=operators.exists, type_=_types.BOOLEANTYPE)

    def _changed(self, method, *args):
        copied = self._clone()
        copied.element = ScalarSelect(getattr(self.element.element, method)(*args))
        return copied

    def select(self):
        return Select(self)

    def where(self, *clause):
        return self._changed("where", *clause)

    def select_from(self, *froms):
        return self._changed("select_from", *froms)

    def correlate(self, *fromclauses):
        return self._changed("correlate", *fromclauses)

    def correlate_except(self, *fromclauses):
        return self._changed("correlate_except", *fromclauses)

    def _negate(self):
        return UnaryExpression(self, operator=operators.inv, type_=_types.BOOLEANTYPE)


class TextualSelect(SelectBase):
    __visit_name__ = "textual_select"
    _label_style = LABEL_STYLE_NONE

    def __init__(self, text, columns, positional=False):
        self.element = text
        self.column_args = columns
        self.positional = positional

    def _all_columns(self):
        return list(self.column_args)

    @property
    def type(self):
        return self.column_args[0].type if self.column_args else _types.NULLTYPE

    def bindparams(self, *binds, **bind_as_values):
        copied = self._generate()
        copied.element = self.element.bindparams(*binds, **bind_as_values)
        return copied

    def self_group(self, against=None):
        return SelectStatementGrouping(self)


# ---- Makers -------------------------------------------------------------------------------------

def select(*entities, **kw):
    if kw or entities and isinstance(entities[0], (list, tuple)) and not hasattr(entities[0], "_fields"):
        return _select_of_old(*entities, **kw)
    return Select(*entities)


def _select_of_old(columns=(), whereclause=None, from_obj=None, distinct=False, having=None, correlate=True, prefixes=None,
                   suffixes=None, limit=None, offset=None, order_by=None, group_by=None, bind=None, for_update=False,
                   use_labels=False):
    """select([columns], condition, ...) as it was before SQLAlchemy 1.4."""
    found = Select(*columns)

    def items(value):
        return value if isinstance(value, (list, tuple)) else [value]

    if from_obj is not None:
        found = found.select_from(*items(from_obj))
    if whereclause is not None:
        found = found.where(_of_text(whereclause))
    if distinct:
        found = found.distinct() if distinct is True else found.distinct(*items(distinct))
    if group_by is not None:
        found = found.group_by(*items(group_by))
    if having is not None:
        found = found.having(_of_text(having))
    if order_by is not None:
        found = found.order_by(*items(order_by))
    if limit is not None:
        found = found.limit(limit)
    if offset is not None:
        found = found.offset(offset)
    if prefixes is not None:
        found = found.prefix_with(*items(prefixes))
    if suffixes is not None:
        found = found.suffix_with(*items(suffixes))
    if for_update:
        found = found.with_for_update()
    return found if correlate else found.correlate(None)


def _of_text(condition):
    if isinstance(condition, str):
        from sqlalchemy.sql.elements import text
        return text(condition)
    return condition


def table(name, *columns, **kw):
    return TableClause(name, *columns, **kw)


def alias(selectable, name=None, flat=False):
    return selectable.alias(name) if not isinstance(selectable, SelectBase) else selectable.subquery(name)


def subquery(alias, *args, **kwargs):
    return Select(*args, **kwargs).subquery(alias)


def lateral(selectable, name=None):
    return selectable.lateral(name)


def cte(selectable, name=None, recursive=False):
    return selectable.cte(name, recursive=recursive)


def tablesample(selectable, sampling, name=None, seed=None):
    return TableSample(_from(selectable), sampling, name, seed)


def values(*columns, name=None, literal_binds=False):
    return Values(*columns, name=name, literal_binds=literal_binds)


def join(left, right, onclause=None, isouter=False, full=False):
    return Join(left, right, onclause, isouter, full)


def outerjoin(left, right, onclause=None, full=False):
    return Join(left, right, onclause, True, full)


def exists(argument=None, *more, **kw):
    if isinstance(argument, (list, tuple)) or more or kw:  # as before SQLAlchemy 1.4
        return Exists(_select_of_old(argument if isinstance(argument, (list, tuple)) else [argument], *more, **kw))
    return Exists(argument)


def union(*selects):
    return CompoundSelect("UNION", *selects)


def union_all(*selects):
    return CompoundSelect("UNION ALL", *selects)


def except_(*selects):
    return CompoundSelect("EXCEPT", *selects)


def except_all(*selects):
    return CompoundSelect("EXCEPT ALL", *selects)


def intersect(*selects):
    return CompoundSelect("INTERSECT", *selects)


def intersect_all(*selects):
    return CompoundSelect("INTERSECT ALL", *selects)
