"""INSERT, UPDATE, DELETE."""
from sqlalchemy.exc import ArgumentError, InvalidRequestError
from sqlalchemy.sql.base import ColumnCollection, DialectKWArgs
from sqlalchemy.sql.elements import (BindParameter, ClauseElement, ColumnElement, Executable, _column_argument,
                                     _condition, _expression, _unwrap)
from sqlalchemy.sql.sqltypes import NULLTYPE
from sqlalchemy.sql.selectable import (LABEL_STYLE_DISAMBIGUATE_ONLY, FromClause, HasCTE, HasHints, HasPrefixes,
                                       SelectBase, _expanded, _of_text)


def _target(table):
    table = _unwrap(table)
    mapped = getattr(table, "__table__", None)
    table = mapped if mapped is not None else table
    if not isinstance(table, FromClause):
        raise ArgumentError("subject table for an INSERT, UPDATE or DELETE expected, got %r." % (table,))
    return table


def _column_of_attribute(entity, key):
    """A mapped class's attribute may be called otherwise than its column."""
    prop = getattr(entity, "__mapper__").properties.get(key) if hasattr(entity, "__mapper__") else None
    columns = getattr(prop, "columns", None)
    return columns[0].key if columns else key


def _key(key, entity=None):
    """A column or a name, as the key of values()."""
    key = _unwrap(key)
    if isinstance(key, (str, ClauseElement)):
        return _column_of_attribute(entity, key) if isinstance(key, str) and entity is not None else key
    raise ArgumentError("SET/VALUES column expression or string key expected, got %r." % (key,))


def _value(key, value):
    value = _unwrap(value)
    if isinstance(value, ClauseElement):
        return value.scalar_subquery() if isinstance(value, SelectBase) else value
    return BindParameter(None, value, NULLTYPE, unique=True)  # the column's, when SQL is written


def _typed(table, pairs):
    """Values that have no type of their own take the column's."""
    found = []
    for key, value in pairs:
        value = _value(key, value)
        if value._is_bind_parameter and value.type._isnull:
            column = table.c.get(key) if isinstance(key, str) else key
            if getattr(column, "type", None) is not None:
                value = value._with_binary_element_type(column.type)
        found.append((key, value))
    return found


class UpdateBase(HasCTE, DialectKWArgs, HasPrefixes, HasHints, Executable, ClauseElement):
    __visit_name__ = "update_base"
    is_dml = True
    _returning = ()
    _given_entity, _given_entities = None, ()
    _label_style = LABEL_STYLE_DISAMBIGUATE_ONLY
    _return_defaults = False

    def returning(self, *cols, sort_by_parameter_order=False):
        copied = self._generate()
        copied._returning = tuple(self._returning) + tuple(_column_argument(col, "returning") for col in cols)
        copied._given_entities = self._given_entities + cols  # a session makes objects of mapped classes among them
        return copied

    def with_returning(self, *cols):
        """With these columns in place of all that returning() said."""
        copied = self._generate()
        copied._returning = cols
        return copied

    def return_defaults(self, *cols, **kw):
        return self._generate()

    def with_dialect_options(self, **opt):
        copied = self._generate()
        copied._dialect_options = None
        copied._validate_dialect_kwargs({**self.dialect_kwargs, **opt})
        return copied

    @property
    def _all_selected_columns(self):
        return _expanded(self._returning)

    @property
    def exported_columns(self):
        return ColumnCollection([(column.key, column) for column in self._all_selected_columns])

    @property
    def entity_description(self):
        return {"name": self.table.name, "table": self.table}


class ValuesBase(UpdateBase):
    _values = None
    _multi_values = ()
    _ordered_values = None
    select = None

    def values(self, *args, **kwargs):
        copied = self._generate()
        if args:
            arg = args[0]
            if kwargs:
                raise ArgumentError("Can't pass positional and kwargs to values() simultaneously")
            if len(args) > 1:
                raise ArgumentError("Only a single dictionary/tuple or list of dictionaries/tuples is accepted "
                                    "positionally.")
            if isinstance(arg, (list, tuple)) and arg and isinstance(arg[0], (list, dict, tuple)):
                if self._values:
                    raise InvalidRequestError("Can't mix single and multiple VALUES formats in one INSERT statement")
                copied._multi_values = self._multi_values + tuple(self._row(row) for row in arg)
                return copied
            if isinstance(arg, (list, tuple)):
                arg = self._row(arg)
            given = dict(arg)
        else:
            given = kwargs
            if not given and self._values is None:
                copied._values = {}
                return copied
        if self._multi_values:
            raise InvalidRequestError("Can't mix single and multiple VALUES formats in one INSERT statement")
        copied._values = dict(self._values or {})
        for key, value in given.items():
            key = _key(key, self._given_entity)
            copied._values[key] = _value(key, value)
        return copied

    def _row(self, row):
        if isinstance(row, dict):
            return {_key(key, self._given_entity): value for key, value in row.items()}
        return {column.key: value for column, value in zip(self.table.c, row)}

    @property
    def _assignments(self):
        """The pairs of column and value, in the order in which they are to be written."""
        if self._ordered_values is not None:
            return _typed(self.table, self._ordered_values)
        if self._multi_values:
            return _typed(self.table, self._multi_values[0].items())
        return _typed(self.table, (self._values or {}).items())

    @property
    def _further(self):
        return [_typed(self.table, row.items()) for row in self._multi_values[1:]]

    @property
    def _has_values(self):
        return self._values is not None or bool(self._multi_values) or self._ordered_values is not None \
            or self.select is not None


class Insert(ValuesBase):
    __visit_name__ = "insert"
    is_insert = True
    _inline = False
    _select_names = None
    include_insert_from_select_defaults = False
    _post_values_clause = None

    def __init__(self, table):
        self.table, self._given_entity = _target(table), table

    def inline(self):
        copied = self._generate()
        copied._inline = True
        return copied

    def from_select(self, names, select, include_defaults=True):
        if self._values:
            raise InvalidRequestError("This construct already inserts value expressions")
        copied = self._generate()
        copied._select_names = [_unwrap(name) for name in names]
        copied._inline = True
        copied.include_insert_from_select_defaults = include_defaults
        copied.select = _unwrap(select)
        return copied

    @property
    def _select_columns(self):
        columns = self.table.c
        found = []
        for name in self._select_names:
            key = name if isinstance(name, str) else name.key
            if key not in columns:
                raise KeyError(key)
            found.append(columns[key])
        return found


class DMLWhereBase:
    _where_criteria = ()

    def where(self, *whereclause):
        copied = self._generate()
        copied._where_criteria = self._where_criteria + tuple(_condition(clause) for clause in whereclause)
        return copied

    def filter(self, *criteria):
        return self.where(*criteria)

    def filter_by(self, **kwargs):
        return self.where(*[self.table.c[_column_of_attribute(self._given_entity, key)] == value for key, value in kwargs.items()])

    @property
    def whereclause(self):
        from sqlalchemy.sql.elements import and_
        return and_(*self._where_criteria) if self._where_criteria else None


class Update(DMLWhereBase, ValuesBase):
    __visit_name__ = "update"
    is_update = True
    _inline = False

    def __init__(self, table):
        self.table, self._given_entity = _target(table), table

    def inline(self):
        return self._generate()

    def ordered_values(self, *args):
        if self._values:
            raise ArgumentError("This statement already has values present")
        copied = self._generate()
        copied._ordered_values = [(_key(key, self._given_entity), _value(key, value)) for key, value in args]
        return copied


class Delete(DMLWhereBase, UpdateBase):
    __visit_name__ = "delete"
    is_delete = True

    def __init__(self, table):
        self.table, self._given_entity = _target(table), table


# Their further arguments are those of SQLAlchemy before 1.4.

def insert(table, values=None, inline=False, **kw):
    found = Insert(table) if values is None else Insert(table).values(values)
    return found.inline() if inline else found


def update(table, whereclause=None, values=None, inline=False, **kw):
    found = Update(table) if whereclause is None else Update(table).where(_of_text(whereclause))
    return found if values is None else found.values(values)


def delete(table, whereclause=None, **kw):
    return Delete(table) if whereclause is None else Delete(table).where(_of_text(whereclause))
