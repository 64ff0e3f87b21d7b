"""Constraints and indexes of tables."""
from sqlalchemy.exc import ArgumentError, ConstraintColumnNotFoundError, InvalidRequestError
from sqlalchemy.sql._clauses import ClauseElement, ColumnElement, TextClause, TypeCheck, text
from sqlalchemy.sql._defaults import (_MODULE, BLANK_SCHEMA, NULL_UNSPECIFIED, RETAIN_SCHEMA, HasConditionalDDL,
                                      SchemaItem, _get_table_key)
from sqlalchemy.sql._names import _NONE_NAME, conv, named
from sqlalchemy.sql.base import ColumnCollection, DialectKWArgs

_count = 0


def creation_order():
    global _count
    _count += 1
    return _count


def expect_expression(value):
    """SQL of a CHECK, a computed column: text, or an expression."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, ClauseElement):
        return value
    if value is None or value is True or value is False:
        from sqlalchemy.sql.elements import false, null, true
        return null() if value is None else true() if value else false()
    if hasattr(value, "__clause_element__"):
        return value.__clause_element__()
    raise ArgumentError("SQL expression element for DDL constraint expected, got %r." % (value,))


def _expect_column(value):
    if isinstance(value, str) or isinstance(value, ClauseElement):
        return value
    if hasattr(value, "__clause_element__"):
        return value.__clause_element__()
    raise ArgumentError("String column name or column expression for DDL constraint expected, got %r." % (value,))


def columns_within(expression):
    """The columns that an expression names."""
    if getattr(expression, "__visit_name__", None) == "column":
        return [expression]
    if isinstance(expression, TextClause):
        return []
    if isinstance(expression, TypeCheck):
        return [expression.column]
    found = []
    try:
        from sqlalchemy.sql.visitors import traverse
    except ImportError:
        return found
    traverse(expression, {}, {"column": found.append})
    return found


def copy_expression(expression, source_table, target_table):
    """The expression with the columns of one table replaced by those of another."""
    if source_table is None or target_table is None or isinstance(expression, str):
        return expression
    if _is_column(expression):
        if expression.table is source_table and expression.key in source_table.c:
            return target_table.c[expression.key]
        return expression
    if expression.__visit_name__ == "textclause":
        return expression

    def replace(element):
        if _is_column(element) and element.table is source_table and element.key in source_table.c:
            return target_table.c[element.key]
        return None

    from sqlalchemy.sql.visitors import replacement_traverse
    return replacement_traverse(expression, {}, replace)


def _is_column(value):
    return getattr(value, "_is_schema_column", False)


def _is_table(value):
    return getattr(value, "_is_schema_table", False)


class ForeignKey(DialectKWArgs, SchemaItem):
    __module__ = _MODULE
    __visit_name__ = "foreign_key"
    parent = None
    _column = None

    def __init__(self, column, _constraint=None, use_alter=False, name=None, onupdate=None, ondelete=None,
                 deferrable=None, initially=None, link_to_name=False, match=None, info=None, comment=None,
                 _unresolvable=False, **dialect_kw):
        if not isinstance(column, (str, ClauseElement)) and hasattr(column, "__clause_element__"):
            column = column.__clause_element__()
        if not isinstance(column, (str, ColumnElement)):
            raise ArgumentError("String column name or Column object for DDL foreign key constraint expected, got %r."
                                % (column,))
        self._colspec = column
        self._table_column = None if isinstance(column, str) else column
        self._unresolvable = _unresolvable
        self.constraint = _constraint
        self.parent = None
        self.use_alter = use_alter
        self.name = name
        self.onupdate = onupdate
        self.ondelete = ondelete
        self.deferrable = deferrable
        self.initially = initially
        self.link_to_name = link_to_name
        self.match = match
        self.comment = comment
        if info:
            self.info = info
        self._unvalidated_dialect_kw = dialect_kw

    def __repr__(self):
        return "ForeignKey(%r)" % self._get_colspec()

    def copy(self, schema=None, **kw):
        return self._copy(schema=schema, **kw)

    def _copy(self, schema=None, **kw):
        return self._schema_item_copy(ForeignKey(
            self._get_colspec(schema=schema), use_alter=self.use_alter, name=self.name, onupdate=self.onupdate,
            ondelete=self.ondelete, deferrable=self.deferrable, initially=self.initially,
            link_to_name=self.link_to_name, match=self.match, comment=self.comment, **self._unvalidated_dialect_kw))

    def _get_colspec(self, schema=None, table_name=None, _is_copy=False):
        if schema not in (None, RETAIN_SCHEMA):
            _, table, column = self._column_tokens
            if table_name is not None:
                table = table_name
            return "%s.%s" % (table, column) if schema is BLANK_SCHEMA else "%s.%s.%s" % (schema, table, column)
        if table_name:
            schema, _, column = self._column_tokens
            return "%s.%s.%s" % (schema, table_name, column) if schema else "%s.%s" % (table_name, column)
        referred = self._table_column
        if referred is None:
            return self._colspec
        if referred.table is None:
            if _is_copy:
                raise InvalidRequestError("Can't copy ForeignKey object which refers to non-table bound Column %r"
                                          % (referred,))
            return referred.key
        return "%s.%s" % (referred.table.fullname, referred.key)

    @property
    def target_fullname(self):
        return self._get_colspec()

    @property
    def _column_tokens(self):
        parts = self._get_colspec().split(".")
        if len(parts) == 1:
            return None, parts[0], None
        return ".".join(parts[:-2]) or None, parts[-2], parts[-1]

    @property
    def _referred_schema(self):
        return self._column_tokens[0]

    def _table_key(self):
        if self._table_column is not None:
            return None if self._table_column.table is None else self._table_column.table.key
        schema, table, _ = self._column_tokens
        return _get_table_key(table, schema)

    def _resolve_col_tokens(self):
        if self.parent is None:
            raise InvalidRequestError("this ForeignKey object does not yet have a parent Column associated with it.")
        if self.parent.table is None:
            raise InvalidRequestError("this ForeignKey's parent column is not yet associated with a Table.")
        schema, table, column = self._column_tokens
        if schema is None and self.parent.table.metadata.schema is not None:
            schema = self.parent.table.metadata.schema
        return self.parent.table, _get_table_key(table, schema), column

    def references(self, table):
        return table.corresponding_column(self.column) is not None

    def get_referent(self, table):
        return table.c.corresponding_column(self.column)

    @property
    def column(self):
        if self._column is None:
            self._column = self._resolve_column()
        return self._column

    @column.setter
    def column(self, value):
        self._column = value

    def _resolve_column(self, raiseerr=True):
        if self._table_column is not None:
            return self._table_column
        table, key, column = self._resolve_col_tokens()
        referred = None if self._unresolvable else table.metadata.tables.get(key)
        if referred is None:
            if not raiseerr:
                return None
            from sqlalchemy.exc import NoReferencedTableError
            raise NoReferencedTableError("Foreign key associated with column '%s' could not find table '%s' with which "
                                         "to generate a foreign key to target column '%s'"
                                         % (self.parent, key, column), key)
        return self._link_to(table, referred, column)

    def _link_to(self, table, referred, name, raiseerr=True):
        if name is None:
            name = self.parent.key
            found = referred.c.get(name)
        elif self.link_to_name:
            found = next((column for column in referred.c if column.name == name), None)
        else:
            found = referred.c.get(name)
        if found is None and raiseerr:
            from sqlalchemy.exc import NoReferencedColumnError
            raise NoReferencedColumnError("Could not initialize target column for ForeignKey '%s' on table '%s': table "
                                          "'%s' has no column named '%s'"
                                          % (self._colspec, table.name, referred.name, name), referred.name, name)
        return found

    def _set_parent(self, parent):
        if self.parent is not None and self.parent is not parent:
            raise InvalidRequestError("This ForeignKey already has a parent !")
        self.parent = parent
        parent.foreign_keys.add(self)
        parent._on_table_attach(self._set_table)

    def _set_target(self, column):
        self._column = column
        parent = self.parent
        if parent.type._isnull and not column.type._isnull:
            parent.type = column.type
            parent._tell_referring()

    def _set_table(self, column, table):
        constraint = self.constraint
        if constraint is None:
            constraint = self.constraint = ForeignKeyConstraint(
                (), (), use_alter=self.use_alter, name=self.name, onupdate=self.onupdate, ondelete=self.ondelete,
                deferrable=self.deferrable, initially=self.initially, match=self.match, comment=self.comment,
                **self._unvalidated_dialect_kw)
            constraint._append_element(column, self)
            constraint._set_parent_with_dispatch(table)
        table.foreign_keys.add(self)
        if self._table_column is not None:
            self._set_target(self._table_column)
            return
        table, key, name = self._resolve_col_tokens()
        referred = table.metadata.tables.get(key)
        if referred is not None:
            found = self._link_to(table, referred, name, raiseerr=False)
            if found is not None:
                self._set_target(found)
        table.metadata._fk_memos.setdefault(key, {}).setdefault(name, []).append(self)


class Constraint(DialectKWArgs, HasConditionalDDL, SchemaItem):
    __module__ = _MODULE
    __visit_name__ = "constraint"
    _column_flag = False
    _prefix = None
    parent = None

    def __init__(self, name=None, deferrable=None, initially=None, info=None, comment=None, _create_rule=None,
                 _type_bound=False, **dialect_kw):
        self.name = name
        self.deferrable = deferrable
        self.initially = initially
        if info:
            self.info = info
        self._create_rule = _create_rule
        self._type_bound = _type_bound
        self._creation_order = creation_order()
        if dialect_kw:
            self._validate_dialect_kwargs(dialect_kw)
        self.comment = comment

    @property
    def table(self):
        if _is_table(self.parent):
            return self.parent
        raise InvalidRequestError("This constraint is not bound to a table.  Did you mean to call "
                                  "table.append_constraint(constraint) ?")

    def _set_parent(self, parent):
        self.parent = parent
        parent.constraints.add(self)

    def _set_parent_with_dispatch(self, parent):
        SchemaItem._set_parent_with_dispatch(self, parent)
        _give_name(self, parent)

    def copy(self, **kw):
        return self._copy(**kw)

    def _copy(self, **kw):
        raise NotImplementedError()


def _give_name(constraint, parent):
    """Names it by the convention of the table's MetaData, now or when its column gets to a table."""
    if not getattr(parent, "_is_schema_table", False):
        if _is_column(parent):
            parent._on_table_attach(lambda column, table: _give_name(constraint, table))
        return
    name = constraint.name
    if parent.metadata.naming_convention is _default_convention:
        if name is not None or constraint._prefix != "ix":
            return
    elif name is _NONE_NAME or isinstance(name, conv):
        return
    from sqlalchemy.sql.naming import _constraint_name_for_table
    name = _constraint_name_for_table(constraint, parent)
    if name:
        constraint.name = name


_default_convention = {"ix": "ix_%(column_0_label)s"}


class ColumnCollectionMixin:
    __module__ = _MODULE
    _allow_multiple_tables = False
    _column_flag = False

    def _init_columns(self, columns, autoattach=True, column_flag=False):
        self._column_flag = column_flag
        self._columns = ColumnCollection()
        self._pending_colargs = columns
        if autoattach and columns:
            self._check_attach()

    def _check_attach(self):
        """Goes to the table of the columns, once all of them have one."""
        columns = [column for column in self._pending_colargs if _is_column(column)]
        without = [column for column in columns if not _is_table(column.table)]
        if without:
            if len(columns) == len([column for column in self._pending_colargs if column is not None]):
                self._wait_for(without)
            return
        tables = []
        for column in columns:
            if column.table not in tables:
                tables.append(column.table)
        if len(tables) == 1:
            self._set_parent_with_dispatch(tables[0])
        elif len(tables) > 1 and not self._allow_multiple_tables:
            others = [column for column in columns[1:] if column.table is not columns[0].table]
            raise ArgumentError("Column(s) %s are not part of table '%s'."
                                % (", ".join("'%s'" % column for column in others), columns[0].table.description))

    def _wait_for(self, columns):
        waiting = {id(column) for column in columns}

        def attached(column, table):
            if id(column) in waiting and _is_table(table):
                waiting.discard(id(column))
                if not waiting:
                    self._check_attach()

        for column in columns:
            column._on_table_attach(attached)

    @property
    def columns(self):
        return self._columns

    @property
    def c(self):
        return self._columns

    def _col_expressions(self, parent):
        if _is_column(parent):
            return [column for column in self._pending_colargs if _is_column(column)]
        try:
            return [parent.c[column] if isinstance(column, str) else column for column in self._pending_colargs]
        except KeyError as error:
            raise ConstraintColumnNotFoundError("Can't create %s on table '%s': no column named '%s' is present."
                                                % (self.__class__.__name__, parent.description,
                                                   error.args[0])) from error

    def _add_columns(self, parent):
        columns = self._col_expressions(parent)
        for column in columns:
            if column is not None:
                self._columns.add(column)
        return columns


class ColumnCollectionConstraint(ColumnCollectionMixin, Constraint):
    __module__ = _MODULE

    def __init__(self, *columns, name=None, deferrable=None, initially=None, info=None, _autoattach=True,
                 _column_flag=False, _gather_expressions=None, **dialect_kw):
        Constraint.__init__(self, name=name, deferrable=deferrable, initially=initially, info=info, **dialect_kw)
        self._init_columns([_expect_column(column) for column in columns], _autoattach, _column_flag)

    def _set_parent(self, parent):
        Constraint._set_parent(self, parent)
        self._add_columns(parent)

    def __contains__(self, name):
        return name in self._columns

    def __iter__(self):
        return iter(self._columns)

    def __len__(self):
        return len(self._columns)

    __hash__ = object.__hash__

    def contains_column(self, column):
        return self._columns.contains_column(column)

    def _copy(self, target_table=None, **kw):
        return self._schema_item_copy(self.__class__(
            *[copy_expression(column, self.parent, target_table) for column in self._columns], name=self.name,
            deferrable=self.deferrable, initially=self.initially, comment=self.comment, **self.dialect_kwargs))


class CheckConstraint(ColumnCollectionConstraint):
    __module__ = _MODULE
    __visit_name__ = "table_or_column_check_constraint"
    _allow_multiple_tables = True
    _prefix = "ck"

    def __init__(self, sqltext, name=None, deferrable=None, initially=None, table=None, info=None, _create_rule=None,
                 _autoattach=True, _type_bound=False, **dialect_kw):
        self.sqltext = expect_expression(sqltext)
        columns = columns_within(self.sqltext)
        Constraint.__init__(self, name=name, deferrable=deferrable, initially=initially, info=info,
                            _create_rule=_create_rule, _type_bound=_type_bound, **dialect_kw)
        self._init_columns(columns, _autoattach)
        if table is not None:
            self._set_parent_with_dispatch(table)

    @property
    def is_column_level(self):
        return not _is_table(self.parent)

    def _copy(self, target_table=None, **kw):
        sqltext = self.sqltext
        if target_table is not None:
            sqltext = copy_expression(sqltext, self.table, target_table)
        return self._schema_item_copy(CheckConstraint(
            sqltext, name=self.name, initially=self.initially, deferrable=self.deferrable,
            _create_rule=self._create_rule, table=target_table, comment=self.comment, _autoattach=False,
            _type_bound=self._type_bound))


def add_type_check(column, type_, rule):
    """The CHECK of an Enum or a Boolean, for the table of the column."""
    name = _NONE_NAME if type_.name is None else type_.name
    CheckConstraint(TypeCheck(column, type_), name=name, _create_rule=rule, _type_bound=True)._of_type = type_


class ForeignKeyConstraint(ColumnCollectionConstraint):
    __module__ = _MODULE
    __visit_name__ = "foreign_key_constraint"
    _prefix = "fk"

    def __init__(self, columns, refcolumns, name=None, onupdate=None, ondelete=None, deferrable=None, initially=None,
                 use_alter=False, link_to_name=False, match=None, table=None, info=None, comment=None, **dialect_kw):
        Constraint.__init__(self, name=name, deferrable=deferrable, initially=initially, info=info, comment=comment,
                            **dialect_kw)
        self.onupdate = onupdate
        self.ondelete = ondelete
        self.link_to_name = link_to_name
        self.use_alter = use_alter
        self.match = match
        distinct = len(set(columns))
        if distinct != len(refcolumns):
            if distinct != len(columns):
                raise ArgumentError("ForeignKeyConstraint with duplicate source column references are not supported.")
            raise ArgumentError("ForeignKeyConstraint number of constrained columns must match the number of "
                                "referenced columns.")
        self.elements = [ForeignKey(column, _constraint=self, name=name, onupdate=onupdate, ondelete=ondelete,
                                    use_alter=use_alter, link_to_name=link_to_name, match=match,
                                    deferrable=deferrable, initially=initially, **dialect_kw)
                         for column in refcolumns]
        self._init_columns([_expect_column(column) for column in columns])
        if table is not None and self.parent is not table:
            self._set_parent_with_dispatch(table)

    def _append_element(self, column, fk):
        self._columns.add(column)
        self.elements.append(fk)

    @property
    def _elements(self):
        return dict(zip(self.column_keys, self.elements))

    @property
    def _referred_schema(self):
        return self.elements[0]._referred_schema if self.elements else None

    @property
    def referred_table(self):
        return self.elements[0].column.table

    @property
    def column_keys(self):
        if self.parent is not None:
            return self._columns.keys()
        return [column if isinstance(column, str) else column.key for column in self._pending_colargs]

    @property
    def _col_description(self):
        return ", ".join(self.column_keys)

    def _set_parent(self, parent):
        Constraint._set_parent(self, parent)
        self._add_columns(parent)
        for column, fk in zip(self._columns, self.elements):
            if fk.parent is not column:
                fk._set_parent_with_dispatch(column)
        keys = {element._table_key() for element in self.elements}
        if None not in keys and len(keys) > 1:
            first, second = sorted(keys)[:2]
            raise ArgumentError("ForeignKeyConstraint on %s(%s) refers to multiple remote tables: %s and %s"
                                % (parent.fullname, self._col_description, first, second))

    def _copy(self, schema=None, target_table=None, **kw):
        elements = self.elements
        referred = [element._get_colspec(
            schema=schema, _is_copy=True,
            table_name=target_table.name if (target_table is not None
                                             and element._table_key() == element.parent.table.key) else None)
            for element in elements]
        copied = ForeignKeyConstraint([element.parent.key for element in elements], referred, name=self.name,
                                      onupdate=self.onupdate, ondelete=self.ondelete, use_alter=self.use_alter,
                                      deferrable=self.deferrable, initially=self.initially,
                                      link_to_name=self.link_to_name, match=self.match, comment=self.comment,
                                      **self.dialect_kwargs)
        for mine, other in zip(elements, copied.elements):
            mine._schema_item_copy(other)
        return self._schema_item_copy(copied)


class PrimaryKeyConstraint(ColumnCollectionConstraint):
    __module__ = _MODULE
    __visit_name__ = "primary_key_constraint"
    _prefix = "pk"

    def __init__(self, *columns, name=None, deferrable=None, initially=None, info=None, _implicit_generated=False,
                 **dialect_kw):
        self._implicit_generated = _implicit_generated
        ColumnCollectionConstraint.__init__(self, *columns, name=name, deferrable=deferrable, initially=initially,
                                            info=info, **dialect_kw)

    def _set_parent(self, parent):
        ColumnCollectionConstraint._set_parent(self, parent)
        if parent.primary_key is not self:
            parent.constraints.discard(parent.primary_key)
            parent.primary_key = self
            parent.constraints.add(self)
        marked = [column for column in parent.c if column.primary_key]
        mine = list(self._columns)
        if mine and marked and {id(c) for c in marked} != {id(c) for c in mine}:
            import warnings
            from sqlalchemy.exc import SAWarning
            marked_names = ", ".join("'%s'" % column.name for column in marked)
            names = ", ".join("'%s'" % column.name for column in mine)
            warnings.warn("Table '%s' specifies columns %s as primary_key=True, not matching locally specified columns "
                          "%s; setting the current primary key columns to %s. This warning may become an exception in "
                          "a future release" % (parent.name, marked_names, names, names), SAWarning)
            marked = []
        for column in mine:
            column.primary_key = True
            if column._user_defined_nullable is NULL_UNSPECIFIED:
                column.nullable = False
        self._columns.extend(marked)

    def _reload(self, columns):
        for column in columns:
            column.primary_key = True
        self._columns.extend(columns)
        self._set_parent_with_dispatch(self.table)

    def _replace(self, column):
        self._columns.replace(column)
        if self._implicit_generated:
            self.name = None
            _give_name(self, self.table)

    @property
    def columns_autoinc_first(self):
        first = self._autoincrement_column
        return list(self._columns) if first is None else [first] + [c for c in self._columns if c is not first]

    @property
    def _autoincrement_column(self):
        columns = list(self._columns)
        if len(columns) == 1:
            column = columns[0]
            if column.autoincrement is True:
                _can_count_up(column, True)
                return column
            if column.autoincrement in ("auto", "ignore_fk") and _can_count_up(column, False):
                return column
            return None
        found = None
        for column in columns:
            if column.autoincrement is True:
                _can_count_up(column, True)
                if found is not None:
                    raise ArgumentError("Only one Column may be marked autoincrement=True, found both %s and %s."
                                        % (column.name, found.name))
                found = column
        return found


def _can_count_up(column, is_demanded):
    from sqlalchemy.sql._defaults import Identity, Sequence
    from sqlalchemy.sql.sqltypes import Integer, Numeric
    affinity = column.type._type_affinity
    if affinity is None or not issubclass(affinity, (Integer, Numeric)):
        if is_demanded:
            raise ArgumentError("Column type %s on column '%s' is not compatible with autoincrement=True"
                                % (column.type, column))
        return False
    if not is_demanded:
        if not isinstance(column.default, (type(None), Sequence)):
            return False
        if column.server_default is not None and not isinstance(column.server_default, Identity):
            return False
    return not (column.foreign_keys and column.autoincrement not in (True, "ignore_fk"))


class UniqueConstraint(ColumnCollectionConstraint):
    __module__ = _MODULE
    __visit_name__ = "unique_constraint"
    _prefix = "uq"


class Index(DialectKWArgs, ColumnCollectionMixin, HasConditionalDDL, SchemaItem):
    __module__ = _MODULE
    __visit_name__ = "index"
    _prefix = "ix"
    table = None

    def __init__(self, name, *expressions, unique=False, quote=None, info=None, _table=None, _column_flag=False,
                 **dialect_kw):
        self.table = None
        self.name = named(name, quote)
        self.unique = unique
        self._creation_order = creation_order()
        if info is not None:
            self.info = info
        if dialect_kw:
            self._validate_dialect_kwargs(dialect_kw)
        self.expressions = []
        columns = []
        for expression in expressions:
            expression = _expect_column(expression)
            self.expressions.append(expression)
            if isinstance(expression, str) or _is_column(expression):
                columns.append(expression)
            else:
                within = columns_within(expression)
                columns.append(within[0] if within else None)
        self._init_columns(columns, column_flag=_column_flag)
        if _table is not None and self.table is None:
            self._set_parent_with_dispatch(_table)

    def _set_parent(self, parent):
        columns = self._add_columns(parent)
        if self.table is not None and parent is not self.table:
            raise ArgumentError("Index '%s' is against table '%s', and cannot be associated with table '%s'."
                                % (self.name, self.table.description, parent.description))
        self.table = parent
        parent.indexes.add(self)
        bound = [expression if isinstance(expression, ClauseElement) else column
                 for expression, column in zip(self.expressions, columns)]
        self.expressions = self._table_bound_expressions = bound

    def _set_parent_with_dispatch(self, parent):
        SchemaItem._set_parent_with_dispatch(self, parent)
        _give_name(self, parent)

    def create(self, bind=None, checkfirst=False):
        from sqlalchemy.sql.ddl import create
        create(self, self.table.bind if bind is None else bind, checkfirst)

    def drop(self, bind=None, checkfirst=False):
        from sqlalchemy.sql.ddl import drop
        drop(self, self.table.bind if bind is None else bind, checkfirst)

    def __repr__(self):
        return "Index(%s)" % ", ".join([repr(self.name)] + [repr(e) for e in self.expressions]
                                       + (["unique=True"] if self.unique else []))
