"""Statements of DDL as objects, and .create() and .drop() of what they are about."""
import contextlib
from sqlalchemy.exc import ArgumentError, CircularDependencyError
from sqlalchemy.sql._clauses import ClauseElement
from sqlalchemy.sql._names import _NONE_NAME


class BaseDDLElement(ClauseElement):
    """A statement of DDL. _write() hands the host the operation that it stands for."""
    __visit_name__ = "ddl"
    _is_ddl = True
    _text = None
    _before = _behind = ""

    def _write(self):
        raise NotImplementedError(type(self).__name__)

    def compile(self, bind=None, dialect=None, **kw):
        from sqlalchemy.ext.compiler import compiled
        return compiled(self, dialect if dialect is not None else getattr(bind, "dialect", None))

    def __str__(self):
        return str(self.compile())


class DDLIf:
    def __init__(self, dialect, callable_, state):
        self.dialect = dialect
        self.callable_ = callable_
        self.state = state

    def _should_execute(self, ddl, target, bind, compiler=None, **kw):
        dialect = bind.dialect if bind is not None else compiler.dialect
        if isinstance(self.dialect, str):
            if dialect.name != self.dialect:
                return False
        elif self.dialect is not None and dialect.name not in self.dialect:
            return False
        return self.callable_ is None or self.callable_(ddl, target, bind, state=self.state, dialect=dialect,
                                                        compiler=compiler, **kw)


class ExecutableDDLElement(BaseDDLElement):
    _ddl_if = None
    target = None
    supports_execution = True

    def against(self, target):
        copied = self.__class__.__new__(self.__class__)
        copied.__dict__.update(self.__dict__)
        copied.target = target
        return copied

    def execute(self, bind=None, target=None):
        """Of SQLAlchemy before 2.0."""
        return bind.execute(self.against(target))

    def execute_if(self, dialect=None, callable_=None, state=None):
        copied = self.against(self.target)
        copied._ddl_if = DDLIf(dialect, callable_, state)
        return copied

    def _should_execute(self, target, bind, **kw):
        return self._ddl_if is None or self._ddl_if._should_execute(self, target, bind, **kw)

    def __call__(self, target, bind, **kw):
        if self._should_execute(target, bind, **kw):
            bind.execute(self.against(target))


DDLElement = ExecutableDDLElement


class DDL(ExecutableDDLElement):
    __visit_name__ = "ddl"

    def __init__(self, statement, context=None):
        if not isinstance(statement, str):
            raise ArgumentError("Expected a string or unicode SQL statement, got '%r'" % (statement,))
        self.statement = statement
        self.context = context or {}

    def _text(self, dialect):
        """The statement with %(table)s and the like put in."""
        names = dict(self.context)
        quote = dialect.identifier_preparer.quote
        target = self.target
        table = getattr(target, "table", target)
        if getattr(table, "_is_schema_table", False):
            names.setdefault("table", quote(table.name))
            names.setdefault("schema", quote(table.schema) if table.schema else "")
            names.setdefault("fullname", ".".join(quote(n) for n in (table.schema, table.name) if n))
        return self.statement % names

    def __repr__(self):
        return "<%s@%s; %s>" % (type(self).__name__, id(self),
                                ", ".join([repr(self.statement)]
                                          + ["context=%r" % self.context for _ in (1,) if self.context]))


class _CreateDropBase(ExecutableDDLElement):
    def __init__(self, element):
        self.element = self.target = element

    def _call(self, *args):
        import _operation
        return getattr(_operation, self._native)(self.element, *args)


class _CreateBase(_CreateDropBase):
    def __init__(self, element, if_not_exists=False):
        _CreateDropBase.__init__(self, element)
        self.if_not_exists = if_not_exists

    def _write(self):
        return self._call(self.if_not_exists)


class _DropBase(_CreateDropBase):
    def __init__(self, element, if_exists=False):
        _CreateDropBase.__init__(self, element)
        self.if_exists = if_exists

    def _write(self):
        return self._call(self.if_exists)


class CreateSchema(_CreateBase):
    __visit_name__ = "create_schema"
    _native = "create_schema"

    def __init__(self, name, quote=None, if_not_exists=False):
        from sqlalchemy.sql._names import named
        _CreateBase.__init__(self, named(name, quote), if_not_exists)


class DropSchema(_DropBase):
    __visit_name__ = "drop_schema"

    def __init__(self, name, quote=None, cascade=False, if_exists=False):
        from sqlalchemy.sql._names import named
        _DropBase.__init__(self, named(name, quote), if_exists)
        self.cascade = cascade

    def _write(self):
        import _operation
        return _operation.drop_schema(self.element, self.if_exists, self.cascade)


class CreateTable(_CreateBase):
    __visit_name__ = "create_table"
    _native = "create_table_alone"
    _before, _behind = "\n", "\n\n"

    def __init__(self, element, include_foreign_key_constraints=None, if_not_exists=False):
        _CreateBase.__init__(self, element, if_not_exists)
        self.include_foreign_key_constraints = include_foreign_key_constraints

    @property
    def columns(self):
        return [CreateColumn(column) for column in self.element.columns]


class CreateColumn(BaseDDLElement):
    __visit_name__ = "create_column"

    def __init__(self, element):
        self.element = element


class DropTable(_DropBase):
    __visit_name__ = "drop_table"
    _native = "drop_table"
    _before = "\n"


class CreateIndex(_CreateBase):
    __visit_name__ = "create_index"
    _native = "create_index"


class DropIndex(_DropBase):
    __visit_name__ = "drop_index"
    _native = "drop_index"


class CreateSequence(_CreateBase):
    __visit_name__ = "create_sequence"
    _native = "create_sequence"


class DropSequence(_DropBase):
    __visit_name__ = "drop_sequence"
    _native = "drop_sequence"


class AddConstraint(_CreateDropBase):
    __visit_name__ = "add_constraint"
    _native = "add_constraint"

    def __init__(self, element, *, isolate_from_table=True):
        _CreateDropBase.__init__(self, element)

    def _write(self):
        return self._call()


class DropConstraint(_DropBase):
    __visit_name__ = "drop_constraint"
    _native = "drop_constraint"

    def __init__(self, element, *, cascade=False, if_exists=False, isolate_from_table=True, **kw):
        _DropBase.__init__(self, element, if_exists)
        self.cascade = cascade


class SetTableComment(_CreateDropBase):
    __visit_name__ = "set_table_comment"
    _native = "create_table_comment"

    def _write(self):
        return self._call()


class DropTableComment(SetTableComment):
    __visit_name__ = "drop_table_comment"
    _native = "drop_table_comment"


class SetColumnComment(SetTableComment):
    __visit_name__ = "set_column_comment"
    _native = "create_column_comment"


class DropColumnComment(SetTableComment):
    __visit_name__ = "drop_column_comment"
    _native = "drop_column_comment"


class CreateEnumType(_CreateBase):
    __module__ = "sqlalchemy.dialects.postgresql.named_types"
    stringify_dialect = "postgresql"
    __visit_name__ = "create_enum_type"
    _native = "create_type"


class DropEnumType(_DropBase):
    __module__ = "sqlalchemy.dialects.postgresql.named_types"
    stringify_dialect = "postgresql"
    __visit_name__ = "drop_enum_type"
    _native = "drop_type"


class CreateDomainType(CreateEnumType):
    __visit_name__ = "create_domain_type"


class DropDomainType(DropEnumType):
    __visit_name__ = "drop_domain_type"


# --- create() and drop() ---


@contextlib.contextmanager
def _connection_of(bind):
    """The connection that somebody gave as bind, or one transaction on a connection of the engine."""
    from sqlalchemy.engine.base import Engine
    if hasattr(bind, "execute") and not isinstance(bind, Engine):
        yield bind
        return
    with bind.begin() as connection:
        yield connection


def _kind_of(element):
    name = element.__visit_name__
    if name in ("enum", "ENUM", "DOMAIN"):
        return "type"
    return name


def _exists(element, kind, bind):
    if type(bind).__name__ == "MockConnection":
        return None
    dialect = bind.dialect
    translated = getattr(bind, "schema_for_object", lambda one: getattr(one, "schema", None))
    schema = translated(element) if kind != "index" else None
    if kind == "type":
        return dialect.has_type(bind, element.name, schema=schema)
    if kind == "sequence":
        return dialect.has_sequence(bind, element.name, schema=schema)
    if kind == "table":
        return dialect.has_table(bind, element.name, schema=schema)
    if kind == "index":
        return dialect.has_index(bind, element.table.name, element.name, schema=translated(element.table))
    return None


def _statement(element, kind, is_drop):
    made = {"type": (CreateEnumType, DropEnumType), "sequence": (CreateSequence, DropSequence),
            "table": (CreateTable, DropTable), "index": (CreateIndex, DropIndex)}
    return made[kind][is_drop](element)


def _in_order(items):
    return sorted(items, key=lambda item: item._creation_order)


def _types_of(table, dialect):
    """The types that are created along with the table."""
    found = []
    for column in table.columns:
        type_ = column.type._variant_mapping.get(dialect.name, column.type)
        while getattr(type_, "_is_type_decorator", False):
            type_ = type_.type_engine(dialect)
            type_ = type_._variant_mapping.get(dialect.name, type_)
        type_ = getattr(type_, "item_type", type_)
        native = type_.dialect_impl(dialect) if hasattr(type_, "enums") or type_.__visit_name__ == "DOMAIN" else None
        if dialect.supports_native_enum and dialect.name == "postgresql" and getattr(native, "create_type", False):
            if all((native.name, native.schema) != (other.name, other.schema) for other in found):
                found.append(native)
    return found


def _tell(element, event, bind, checkfirst, **kw):
    if element._listeners is not None:
        element._dispatch(event, element, bind, checkfirst=checkfirst, _ddl_runner=None, **kw)


def create(element, bind, checkfirst=False):
    with _connection_of(bind) as connection:
        _create(element, connection, checkfirst)


def _create(element, bind, checkfirst):
    kind = _kind_of(element)
    if kind == "sequence" and not bind.dialect.supports_sequences:
        return
    if checkfirst and _exists(element, kind, bind):
        return
    if kind == "table":
        _tell(element, "before_create", bind, checkfirst)
        for type_ in _types_of(element, bind.dialect):
            _create(type_, bind, True)
    bind.execute(_statement(element, kind, 0))
    if kind == "table":
        for index in _in_order(element.indexes):
            bind.execute(CreateIndex(index))
        if bind.dialect.supports_comments and not bind.dialect.inline_comments:
            if element.comment is not None:
                bind.execute(SetTableComment(element))
            for column in element.columns:
                if column.comment is not None:
                    bind.execute(SetColumnComment(column))
        _tell(element, "after_create", bind, checkfirst)


def drop(element, bind, checkfirst=False):
    with _connection_of(bind) as connection:
        _drop(element, connection, checkfirst)


def _drop(element, bind, checkfirst):
    kind = _kind_of(element)
    if kind == "sequence" and not bind.dialect.supports_sequences:
        return
    if checkfirst and _exists(element, kind, bind) is False:
        return
    if kind == "table":
        _tell(element, "before_drop", bind, checkfirst)
    bind.execute(_statement(element, kind, 1))
    if kind == "table":
        for type_ in _types_of(element, bind.dialect):
            if type_.metadata is None:
                _drop(type_, bind, checkfirst)
        _tell(element, "after_drop", bind, checkfirst)


def _split_off(tables, dialect):
    """Foreign keys that are added when all tables are there: those marked so, and those of circles. They count as marked
    until _join_again()."""
    if not dialect.supports_alter:
        return []
    later = [constraint for table in tables for constraint in _in_order(table.foreign_key_constraints) if constraint.use_alter]
    waiting = list(tables)
    while waiting:
        ready = [table for table in waiting
                 if not any(constraint.referred_table is not table and constraint.referred_table in waiting
                            for constraint in table.foreign_key_constraints if not constraint.use_alter)]
        if not ready:
            for table in waiting:
                for constraint in _in_order(table.foreign_key_constraints):
                    if not constraint.use_alter and constraint.referred_table in waiting:
                        constraint.use_alter = constraint._is_split_off = True
                        later.append(constraint)
            break
        waiting = [table for table in waiting if table not in ready]
    return later


def _join_again(constraints):
    for constraint in constraints:
        if getattr(constraint, "_is_split_off", False):
            constraint.use_alter = constraint._is_split_off = False


def create_all(metadata, bind, tables=None, checkfirst=True):
    with _connection_of(bind) as connection:
        for sequence in metadata._sequences.values():
            if sequence.column is None or not sequence.optional:
                _create(sequence, connection, checkfirst)
        ordered = list(metadata.tables.values() if tables is None else tables)
        if checkfirst:
            ordered = [table for table in ordered if not _exists(table, "table", connection)]
        later = _split_off(ordered, connection.dialect)
        try:
            for table in sort_tables(ordered):
                _create(table, connection, False)
            for constraint in later:
                connection.execute(AddConstraint(constraint))
        finally:
            _join_again(later)


def drop_all(metadata, bind, tables=None, checkfirst=True):
    with _connection_of(bind) as connection:
        ordered = list(metadata.tables.values() if tables is None else tables)
        if checkfirst:
            ordered = [table for table in ordered if _exists(table, "table", connection) is not False]
        later = _split_off(ordered, connection.dialect)
        try:
            for constraint in later:
                if constraint.name is not None:
                    connection.execute(DropConstraint(constraint))
            for table in reversed(sort_tables(ordered)):
                _drop(table, connection, False)
        finally:
            _join_again(later)
        for sequence in metadata._sequences.values():
            _drop(sequence, connection, checkfirst)


# --- order ---


def sort_tables(tables, skip_fn=None, extra_dependencies=None):
    """Each table behind those that its foreign keys name; within that, in the order given."""
    tables = list(tables)
    edges = {}
    for table in tables:
        behind = edges[table] = []
        for fk in table.foreign_keys:
            if skip_fn is not None and skip_fn(fk) or fk.constraint is not None and fk.constraint.use_alter:
                continue
            behind.append(fk.column.table)
        behind.extend(table._extra_dependencies)
    for parent, child in extra_dependencies or ():
        edges.setdefault(child, []).append(parent)
    ordered = []
    waiting = tables
    while waiting:
        ready = [table for table in waiting
                 if not any(other is not table and other in waiting for other in edges.get(table, ()))]
        if not ready:
            import warnings
            from sqlalchemy.exc import SAWarning
            warnings.warn("Cannot correctly sort tables; there are unresolvable cycles between tables \"%s\", which is "
                          "usually caused by mutually dependent foreign key constraints.  Foreign key constraints "
                          "involving these tables will not be considered; this warning may raise an error in a future "
                          "release." % ", ".join(sorted(table.fullname for table in waiting)), SAWarning)
            ready = waiting
        ordered.extend(ready)
        waiting = [table for table in waiting if table not in ready]
    return ordered


def sort_tables_and_constraints(tables, filter_fn=None, extra_dependencies=None, _warn_for_cycles=False):
    ordered = sort_tables(tables)
    return [(table, set(table.foreign_key_constraints)) for table in ordered] + [(None, [])]


def insert_sentinel(name=None, type_=None, *, default=None, omit_from_statements=True):
    from sqlalchemy.sql.schema import Column
    from sqlalchemy.sql.sqltypes import Integer
    return Column(name, type_ if type_ is not None else Integer(), nullable=True, insert_sentinel=True)
