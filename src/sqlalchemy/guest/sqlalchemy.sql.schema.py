"""MetaData, tables and columns."""
import _host
from sqlalchemy.exc import ArgumentError, DuplicateColumnError, InvalidRequestError
from sqlalchemy.sql._clauses import ClauseElement, ColumnClause, ColumnElement, TableClause
from sqlalchemy.sql._constraints import (CheckConstraint, ColumnCollectionConstraint, ColumnCollectionMixin,
                                         Constraint, ForeignKey, ForeignKeyConstraint, Index, PrimaryKeyConstraint,
                                         UniqueConstraint, _default_convention, copy_expression, creation_order)
from sqlalchemy.sql._defaults import (BLANK_SCHEMA, NULL_UNSPECIFIED, RETAIN_SCHEMA, CallableColumnDefault,
                                      ColumnDefault, ColumnElementColumnDefault, Computed, DefaultClause,
                                      DefaultGenerator, FetchedValue, HasConditionalDDL, Identity, IdentityOptions,
                                      PassiveDefault, ScalarElementColumnDefault, SchemaConst, SchemaItem, Sequence,
                                      _get_table_key)
from sqlalchemy.sql._names import _NONE_NAME, conv, named, quoted_name
from sqlalchemy.sql.base import NO_ARG, ColumnCollection, DialectKWArgs, SchemaVisitable
from sqlalchemy.sql.sqltypes import NULLTYPE
from sqlalchemy.sql.type_api import SchemaEventTarget, TypeEngine, to_instance

DEFAULT_NAMING_CONVENTION = _default_convention
_copy_expression = copy_expression


class MetaData(SchemaItem):
    __visit_name__ = "metadata"

    bind = None  # before SQLAlchemy 2.0: where tables are made, read, and statements run that name no connection

    def __init__(self, schema=None, quote_schema=None, naming_convention=None, info=None, bind=None, reflect=False):
        if hasattr(schema, "execute"):
            schema, bind = None, schema
        if bind is not None:
            self.bind = bind
        if schema is not None and not isinstance(schema, str):
            raise ArgumentError(f"expected schema argument to be a string, got {type(schema)}.")
        self.tables = {}
        self.schema = named(schema, quote_schema)
        self.naming_convention = naming_convention if naming_convention else _default_convention
        if info:
            self.info = info
        self._schemas = set()
        self._sequences = {}
        self._types = []
        self._fk_memos = {}  # foreign keys by the table that they name, and its column
        if reflect:
            self.reflect()

    def __repr__(self):
        return "MetaData()"

    def __contains__(self, table_or_key):
        return (table_or_key if isinstance(table_or_key, str) else table_or_key.key) in self.tables

    def _add_table(self, name, schema, table):
        self.tables[_get_table_key(name, schema)] = table
        if schema:
            self._schemas.add(schema)

    def _remove_table(self, name, schema):
        removed = self.tables.pop(_get_table_key(name, schema), None)
        if removed is None:
            return
        for memos in self._fk_memos.values():
            for fks in memos.values():
                fks[:] = [fk for fk in fks if fk.parent.table is not removed]

    def clear(self):
        self.tables.clear()
        self._schemas.clear()
        self._fk_memos.clear()

    def remove(self, table):
        self._remove_table(table.name, table.schema)

    @property
    def sorted_tables(self):
        from sqlalchemy.sql.ddl import sort_tables
        return sort_tables(sorted(self.tables.values(), key=lambda table: table.key))

    def is_bound(self):
        return self.bind is not None

    def reflect(self, bind=None, schema=None, views=False, only=None, extend_existing=False, autoload_replace=True,
                resolve_fks=True, **dialect_kwargs):
        from sqlalchemy.inspection import inspect
        inspector = inspect(self.bind if bind is None else bind)
        schema = self.schema if schema is None else schema
        names = inspector.get_table_names(schema=schema)
        if views:
            names = names + inspector.get_view_names(schema=schema)
            if not inspector._is_sqlite:
                names = names + inspector.get_materialized_view_names(schema=schema)
        if callable(only):
            names = [name for name in names if only(name, self)]
        elif only is not None:
            missing = [name for name in only if name not in names]
            if missing:
                where = " schema '%s'" % schema if schema else ""
                raise InvalidRequestError("Could not reflect: requested table(s) not available in %r%s: (%s)"
                                          % (getattr(bind, "engine", bind), where, ", ".join(missing)))
            names = list(only)
        inspector._preload(schema, names)
        for name in names:
            if extend_existing or _get_table_key(name, schema) not in self.tables:
                Table(name, self, schema=schema, autoload_with=inspector, extend_existing=extend_existing,
                      autoload_replace=autoload_replace, resolve_fks=resolve_fks)

    def create_all(self, bind=None, tables=None, checkfirst=True):
        from sqlalchemy.sql.ddl import create_all
        create_all(self, self.bind if bind is None else bind, tables, checkfirst)

    def drop_all(self, bind=None, tables=None, checkfirst=True):
        from sqlalchemy.sql.ddl import drop_all
        drop_all(self, self.bind if bind is None else bind, tables, checkfirst)


class Table(DialectKWArgs, SchemaItem, TableClause):
    __visit_name__ = "table"
    _is_schema_table = _is_translated = True
    _is_table = True
    named_with_column = True
    _sentinel_column = None

    def __new__(cls, *args, **kw):
        if not args and not kw:
            return object.__new__(cls)
        if len(args) < 2:
            raise TypeError("Table() takes at least two positional-only arguments 'name' and 'metadata'")
        name, metadata, items = args[0], args[1], args[2:]
        given = name
        if name is None:
            raise AssertionError("use quoted_name.construct() for None passthrough")
        if not _host.is_opaque(name) and not isinstance(name, str):
            name = str(name)
        schema = kw.get("schema")
        if schema is None:
            schema = metadata.schema
        elif schema is BLANK_SCHEMA:
            schema = None
        keep_existing = kw.get("keep_existing", False)
        extend_existing = kw.get("extend_existing", False)
        if keep_existing and extend_existing:
            raise ArgumentError("keep_existing and extend_existing are mutually exclusive.")
        must_exist = kw.pop("must_exist", kw.pop("mustexist", False))
        key = _get_table_key(given, schema)
        if key in metadata.tables:
            if not keep_existing and not extend_existing and items:
                raise InvalidRequestError(f"Table '{key}' is already defined for this MetaData instance.  Specify "
                                          "'extend_existing=True' to redefine options and columns on an existing "
                                          "Table object.")
            table = metadata.tables[key]
            if extend_existing:
                table._init_existing(*items, **kw)
            return table
        if must_exist:
            raise InvalidRequestError(f"Table '{key}' not defined")
        table = object.__new__(cls)
        metadata._add_table(given, schema, table)
        try:
            table._init(name, metadata, *items, **kw)
        except Exception:
            metadata.tables.pop(key, None)
            raise
        if _class_listeners:
            _tell_class(cls, "after_parent_attach", table, metadata)
        return table

    def __init__(self, *args, **kw):
        pass

    def _init(self, name, metadata, *args, schema=None, quote=None, quote_schema=None, autoload=None,
              autoload_with=None, autoload_replace=True, keep_existing=False, extend_existing=False, resolve_fks=True,
              include_columns=None, implicit_returning=True, comment=None, info=None, listeners=None, prefixes=None,
              _extend_on=None, _reflect_info=None, **kw):
        self.name = named(name, quote)
        self.metadata = metadata
        if schema is None:
            schema = metadata.schema
        elif schema is BLANK_SCHEMA:
            schema = None
        else:
            schema = named(schema, quote_schema)
        self.schema = schema
        self.fullname = self.name if schema is None else "%s.%s" % (schema, self.name)
        self._columns = ColumnCollection()
        self.indexes = set()
        self.constraints = set()
        self.foreign_keys = set()
        self._extra_dependencies = set()
        self.primary_key = None
        PrimaryKeyConstraint(_implicit_generated=True)._set_parent_with_dispatch(self)
        self.implicit_returning = implicit_returning
        self.comment = comment
        if info is not None:
            self.info = info
        for event, fn in listeners or ():
            self._listen(event, fn)
        self._prefixes = prefixes if prefixes else []
        self._validate_dialect_kwargs(kw)
        if autoload and autoload_with is None:
            autoload_with = metadata.bind
        if autoload_with is not None:
            self._autoload(autoload_with, include_columns, resolve_fks=resolve_fks)
        self._take_items(args, {}, extend_existing or keep_existing or autoload_with is not None)

    def _init_existing(self, *args, **kw):
        autoload_with = kw.pop("autoload_with", None)
        if kw.get("autoload") and autoload_with is None:
            autoload_with = self.metadata.bind
        for name in ("autoload", "autoload_replace", "extend_existing", "keep_existing", "_extend_on",
                     "_reflect_info"):
            kw.pop(name, None)
        resolve_fks = kw.pop("resolve_fks", True)
        schema = kw.pop("schema", None)
        if schema and schema != self.schema:
            raise ArgumentError(f"Can't change schema of existing table from '{self.schema}' to '{schema}'")
        include = kw.pop("include_columns", None)
        if include is not None:
            for column in list(self.c):
                if column.name not in include:
                    self._columns.remove(column)
        if "quote" in kw or "quote_schema" in kw:
            raise ArgumentError("Can't redefine 'quote' or 'quote_schema' arguments")
        self.comment = kw.pop("comment", self.comment)
        self.implicit_returning = kw.pop("implicit_returning", self.implicit_returning)
        self.info = kw.pop("info", self.info)
        for event, fn in kw.pop("listeners", None) or ():
            self._listen(event, fn)
        kw.pop("prefixes", None)
        self._validate_dialect_kwargs(kw)
        if autoload_with is not None:
            self._autoload(autoload_with, include, resolve_fks=resolve_fks)
        self._take_items(args, {column.name: column for column in self.c}, True)

    def _take_items(self, items, all_names, allow_replacements):
        for item in items:
            if isinstance(item, Column):
                item._set_parent_with_dispatch(self, all_names, allow_replacements)
            else:
                self._init_items(item)
        self._tell_referring()

    def _tell_referring(self):
        """Foreign keys that wait for a column of this table take its type."""
        memos = self.metadata._fk_memos
        memos = memos.get(self.key) if memos else None
        if memos:
            for column in self._columns._all:
                if column.key in memos or column.name in memos:
                    column._tell_referring()

    def _autoload(self, autoload_with, include_columns, exclude_columns=(), resolve_fks=True):
        from sqlalchemy.inspection import inspect
        inspect(autoload_with).reflect_table(self, include_columns, exclude_columns, resolve_fks)

    def __hash__(self):
        return object.__hash__(self)

    @property
    def c(self):
        return self._columns

    @property
    def columns(self):
        return self._columns

    @property
    def exported_columns(self):
        return self._columns

    @property
    def key(self):
        return _get_table_key(self.name, self.schema)

    @property
    def description(self):
        return self.name

    @property
    def _sorted_constraints(self):
        return sorted(self.constraints, key=lambda constraint: constraint._creation_order)

    @property
    def foreign_key_constraints(self):
        return {fk.constraint for fk in self.foreign_keys if fk.constraint is not None}

    @property
    def _autoincrement_column(self):
        return self.primary_key._autoincrement_column

    @property
    def autoincrement_column(self):
        return self.primary_key._autoincrement_column

    def __repr__(self):
        return "Table(%s)" % ", ".join([repr(self.name), repr(self.metadata)] + [repr(c) for c in self.columns]
                                       + ["schema=%r" % self.schema])

    def __str__(self):
        return _get_table_key(self.name, self.schema)

    def add_is_dependent_on(self, table):
        self._extra_dependencies.add(table)

    def append_column(self, column, replace_existing=False):
        try:
            column._set_parent_with_dispatch(self, {other.name: other for other in self.c}, replace_existing)
            self._tell_referring()
        except DuplicateColumnError as error:
            raise DuplicateColumnError(f"{error.args[0]} Specify replace_existing=True to Table.append_column() to "
                                       "replace an existing column.") from error

    def append_constraint(self, constraint):
        constraint._set_parent_with_dispatch(self)

    @property
    def bind(self):
        return self.metadata.bind

    def create(self, bind=None, checkfirst=False):
        from sqlalchemy.sql.ddl import create
        create(self, self.bind if bind is None else bind, checkfirst)

    def drop(self, bind=None, checkfirst=False):
        from sqlalchemy.sql.ddl import drop
        drop(self, self.bind if bind is None else bind, checkfirst)

    def exists(self, bind=None):
        bind = self.bind if bind is None else bind
        from sqlalchemy.inspection import inspect
        return inspect(bind).has_table(self.name, schema=self.schema)

    def tometadata(self, metadata, schema=RETAIN_SCHEMA, referred_schema_fn=None, name=None):
        return self.to_metadata(metadata, schema=schema, referred_schema_fn=referred_schema_fn, name=name)

    def to_metadata(self, metadata, schema=RETAIN_SCHEMA, referred_schema_fn=None, name=None):
        name = self.name if name is None else name
        if schema is RETAIN_SCHEMA:
            schema = self.schema
        elif schema is None:
            schema = metadata.schema
        key = _get_table_key(name, schema)
        if key in metadata.tables:
            import warnings
            from sqlalchemy.exc import SAWarning
            warnings.warn(f"Table '{self.description}' already exists within the given MetaData - not copying.",
                          SAWarning)
            return metadata.tables[key]
        columns = [column._copy(schema=schema, _to_metadata=metadata) for column in self.columns]
        table = Table(name, metadata, *columns, schema=schema, comment=self.comment, **self.kwargs)
        for constraint in self._sorted_constraints:
            if isinstance(constraint, ForeignKeyConstraint):
                referred = constraint._referred_schema
                if referred_schema_fn:
                    fk_schema = referred_schema_fn(self, schema, constraint, referred)
                else:
                    fk_schema = schema if referred == self.schema else None
                table.append_constraint(constraint._copy(schema=fk_schema, target_table=table))
            elif not constraint._type_bound and not constraint._column_flag:
                table.append_constraint(constraint._copy(schema=schema, target_table=table))
        for index in sorted(self.indexes, key=lambda index: index._creation_order):
            if not index._column_flag:
                Index(index.name, *[copy_expression(e, self, table) for e in index._table_bound_expressions],
                      unique=index.unique, _table=table, **index.kwargs)
        return self._schema_item_copy(table)


def _type_of(given):
    if not hasattr(given, "_isnull"):
        raise AttributeError(f"{type(given).__name__!r} object has no attribute '_isnull'")
    return given


class Column(DialectKWArgs, SchemaItem, ColumnClause):
    __visit_name__ = "column"
    _is_schema_column = True
    inherit_cache = True
    table = None
    is_literal = False
    _insert_sentinel = False
    _omit_from_statements = False
    _proxies = ()
    # What most columns do not say; those that do have it of their own.
    primary_key = system = False
    autoincrement = "auto"
    index = unique = doc = comment = computed = identity = None
    default = onupdate = server_default = server_onupdate = None

    def __init__(self, __name_pos=None, __type_pos=None, *args, name=None, type_=None, autoincrement="auto",
                 default=NO_ARG, insert_default=NO_ARG, doc=None, key=None, index=None, unique=None, info=None,
                 nullable=NULL_UNSPECIFIED, onupdate=None, primary_key=False, server_default=None,
                 server_onupdate=None, quote=None, system=False, comment=None, insert_sentinel=False,
                 _omit_from_statements=False, _proxies=None, **dialect_kwargs):
        first, items = __type_pos, args
        if isinstance(__name_pos, str):
            if name is not None:
                raise ArgumentError("May not pass name positionally and as a keyword.")
            name = __name_pos
        elif __name_pos is not None:
            first, items = __name_pos, args if __type_pos is None else (__type_pos, *args)
        if first is not None:
            if isinstance(first, TypeEngine) or hasattr(first, "_sqla_type"):
                if type_ is not None:
                    raise ArgumentError("May not pass type_ positionally and as a keyword.")
                type_ = first
            else:
                items = (first, *items)
        if quote is None:
            pass
        elif name is not None:
            name = named(name, quote)
        else:
            raise ArgumentError("Explicit 'name' is required when sending 'quote' argument")
        if not isinstance(type_, TypeEngine):
            type_ = type_() if isinstance(type_, type) and issubclass(type_, TypeEngine) else _type_of(to_instance(type_))
        self.name = name
        self.type = type_
        self.key = key if key is not None else name
        if primary_key:
            self.primary_key = primary_key
        if insert_sentinel:
            self._insert_sentinel = insert_sentinel
        self._user_defined_nullable = nullable
        self.nullable = not primary_key if nullable is NULL_UNSPECIFIED else nullable
        if index is not None:
            self.index = index
        if unique is not None:
            self.unique = unique
        if system:
            self.system = system
        if doc is not None:
            self.doc = doc
        if autoincrement != "auto":
            self.autoincrement = autoincrement
        self.constraints = set()
        self.foreign_keys = set()
        if comment is not None:
            self.comment = comment
        if isinstance(type_, SchemaEventTarget) or type_._variant_mapping:
            self._attach_type(type_)
        if insert_default is not NO_ARG:
            default = insert_default
        if default is not NO_ARG and default is not None:
            items += self._take_default("default", default),
        if onupdate is not None:
            items += self._take_default("onupdate", onupdate, for_update=True),
        if server_default is not None:
            items += self._take_server_default("server_default", server_default, False),
        if server_onupdate is not None:
            items += self._take_server_default("server_onupdate", server_onupdate, True),
        if items:
            self._init_items(*items)
        self._creation_order = creation_order()
        if info is not None:
            self.info = info
        if dialect_kwargs:
            self._validate_dialect_kwargs(dialect_kwargs)

    __hash__ = object.__hash__

    def _take_default(self, name, value, **arguments):
        if _host.is_opaque(value) or not isinstance(value, (ColumnDefault, Sequence)):
            value = ColumnDefault(value, **arguments)
        setattr(self, name, value)
        return value

    def _take_server_default(self, name, value, for_update):
        value = value._as_for_update(for_update) if isinstance(value, FetchedValue) \
            else DefaultClause(value, for_update=for_update)
        setattr(self, name, value)
        return value

    def _attach_type(self, type_):
        if isinstance(type_, SchemaEventTarget):
            type_._set_parent_with_dispatch(self)
        for variant in type_._variant_mapping.values():
            if isinstance(variant, SchemaEventTarget):
                variant._set_parent_with_dispatch(self)

    def _set_type(self, type_):
        self.type = type_
        self._attach_type(type_)

    @property
    def description(self):
        return self.name

    @property
    def base_columns(self):
        return {self}

    @property
    def proxy_set(self):
        return frozenset([self])

    @property
    def _ddl_label(self):
        from sqlalchemy.sql.naming import _ddl_label
        return _ddl_label(self)

    def __str__(self):
        if self.name is None:
            return "(no name)"
        if self.table is not None and getattr(self.table, "named_with_column", True):
            return self.table.description + "." + self.name
        return self.name

    def references(self, column):
        return any(fk.column is column for fk in self.foreign_keys)

    def append_foreign_key(self, fk):
        fk._set_parent_with_dispatch(self)

    def __repr__(self):
        shown = []
        if self.key != self.name:
            shown.append("key")
        if self.primary_key:
            shown.append("primary_key")
        if not self.nullable:
            shown.append("nullable")
        for name in ("onupdate", "default", "server_default", "comment"):
            if getattr(self, name):
                shown.append(name)
        return "Column(%s)" % ", ".join(
            [repr(self.name), repr(self.type)] + [repr(fk) for fk in self.foreign_keys]
            + [repr(constraint) for constraint in self.constraints]
            + ["table=None" if self.table is None else "table=<%s>" % self.table.description]
            + ["%s=%r" % (name, getattr(self, name)) for name in shown])

    def _set_parent_with_dispatch(self, parent, all_names=None, allow_replacements=False):
        if self._listeners is None:
            self._set_parent(parent, all_names=all_names, allow_replacements=allow_replacements)
            return
        self._dispatch("before_parent_attach", self, parent)
        self._set_parent(parent, all_names=all_names, allow_replacements=allow_replacements)
        self._dispatch("after_parent_attach", self, parent)

    def _set_parent(self, parent, all_names=None, allow_replacements=False):
        table = parent
        if not self.name:
            raise ArgumentError("Column must be constructed with a non-blank name or assign a non-blank .name before "
                                "adding to a Table.")
        if self.key is None:
            self.key = self.name
        if self.table is not None and self.table is not table:
            raise ArgumentError(f"Column object '{self.key}' already assigned to Table '{self.table.description}'")
        columns = table._columns
        existing, extra = columns._by_key.get(self.key), None
        if existing is None and all_names and self.name in all_names:
            existing = all_names[self.name]
            extra = [existing]
        if existing is not None and existing is not self:
            if not allow_replacements:
                what = "name" if extra or self.key == self.name else "key"
                raise DuplicateColumnError("A column with %s '%s' is already present in table '%s'."
                                           % (what, self.key if what == "key" else self.name, table.name))
            for fk in existing.foreign_keys:
                table.foreign_keys.discard(fk)
                table.constraints.discard(fk.constraint)
        if existing is None:
            columns._by_key[self.key] = self
            columns._all.append(self)
        else:
            columns.replace(self, extra_remove=extra)
        if all_names is not None:
            all_names[self.name] = self
        self.table = table
        if self.primary_key:
            table.primary_key._replace(self)
        elif self.key in table.primary_key._columns._by_key:
            raise ArgumentError(f"Trying to redefine primary-key column '{self.key}' as a non-primary-key column on "
                                f"table '{table.fullname}'")
        if self.index:
            if isinstance(self.index, str):
                raise ArgumentError("The 'index' keyword argument on Column is boolean only. To create indexes with a "
                                    "specific name, create an explicit Index object external to the Table.")
            table.append_constraint(Index(None, self.key, unique=bool(self.unique), _column_flag=True))
        elif self.unique:
            if isinstance(self.unique, str):
                raise ArgumentError("The 'unique' keyword argument on Column is boolean only. To create unique "
                                    "constraints or indexes with a specific name, append an explicit UniqueConstraint "
                                    "to the Table's list of elements, or create an explicit Index object external to "
                                    "the Table.")
            table.append_constraint(UniqueConstraint(self.key, _column_flag=True))
        if self.identity and (isinstance(self.default, Sequence) or isinstance(self.onupdate, Sequence)):
            raise ArgumentError("An column cannot specify both Identity and Sequence.")

    def _tell_referring(self):
        """Foreign keys that name this column take its type."""
        if getattr(self.table, "metadata", None) is None:
            return
        memos = self.table.metadata._fk_memos.get(self.table.key)
        if not memos:
            return
        for name in (self.key,) if self.key == self.name else (self.key, self.name):
            for fk in list(memos.get(name, ())):
                if fk.parent is not self and (fk._column is not self or fk.parent.type._isnull):
                    fk._set_target(self)

    def _on_table_attach(self, fn):
        if self.table is not None:
            fn(self, self.table)
        else:
            self._listen("after_parent_attach", fn)

    def copy(self, **kw):
        return self._copy(**kw)

    def _copy(self, **kw):
        items = [c._copy(**kw) for c in self.constraints if not c._type_bound]
        items += [fk._copy(**kw) for fk in self.foreign_keys if not fk.constraint]
        default = self.default if self.default is None else self.default._copy()
        onupdate = self.onupdate if self.onupdate is None else self.onupdate._copy()
        server_default, server_onupdate = self.server_default, self.server_onupdate
        if isinstance(server_default, (Computed, Identity)):
            items.append(server_default._copy(**kw))
            server_default = server_onupdate = None
        else:
            if server_default is not None:
                server_default = server_default._copy()
            if server_onupdate is not None:
                server_onupdate = server_onupdate._copy()
        type_ = self.type
        if isinstance(type_, SchemaEventTarget):
            type_ = type_.copy(**kw)
        copied = self._constructor(*items, name=self.name, type_=type_, key=self.key, primary_key=self.primary_key,
                                   unique=self.unique, system=self.system, index=self.index,
                                   autoincrement=self.autoincrement, default=default, server_default=server_default,
                                   onupdate=onupdate, server_onupdate=server_onupdate, doc=self.doc,
                                   comment=self.comment, **self.dialect_kwargs)
        copied.nullable = self.nullable
        copied._user_defined_nullable = self._user_defined_nullable
        return self._schema_item_copy(copied)

    @property
    def _constructor(self):
        return self.__class__

    def _merge(self, other):
        """Gives another column what this one says and the other leaves open (mapped_column())."""
        if self.primary_key:
            other.primary_key = True
        if self.autoincrement != "auto" and other.autoincrement == "auto":
            other.autoincrement = self.autoincrement
        if self.system:
            other.system = self.system
        if self._info:
            other.info.update(self._info)
        if not self.type._isnull and other.type._isnull:
            type_ = self.type.copy() if isinstance(self.type, SchemaEventTarget) else self.type
            other._set_type(type_)
        if (self._user_defined_nullable is not NULL_UNSPECIFIED
                and other._user_defined_nullable is NULL_UNSPECIFIED):
            other.nullable = self.nullable
            other._user_defined_nullable = self._user_defined_nullable
        if self.default is not None and other.default is None:
            self.default._copy()._set_parent(other)
        if self.server_default and other.server_default is None:
            self.server_default._copy()._set_parent(other)
        if self.server_onupdate and other.server_onupdate is None:
            self.server_onupdate._copy()._set_parent(other)
        if self.onupdate is not None and other.onupdate is None:
            self.onupdate._copy()._set_parent(other)
        if self.index in (True, False) and other.index is None:
            other.index = self.index
        if self.unique in (True, False) and other.unique is None:
            other.unique = self.unique
        if self.doc and other.doc is None:
            other.doc = self.doc
        if self.comment and other.comment is None:
            other.comment = self.comment
        for constraint in self.constraints:
            if not constraint._type_bound:
                constraint._copy()._set_parent(other)
        for fk in self.foreign_keys:
            if not fk.constraint:
                fk._copy()._set_parent(other)


_class_listeners = {}  # sqlalchemy.event: what waits for any table, column, ... by class and event


def _tell_class(cls, event, *args, **kw):
    for base in cls.__mro__:
        for fn in _class_listeners.get((base, event), ()):
            fn(*args, **kw)


_later = {"DDL": "sqlalchemy.sql.ddl", "BaseDDLElement": "sqlalchemy.sql.ddl", "DDLElement": "sqlalchemy.sql.ddl",
          "ExecutableDDLElement": "sqlalchemy.sql.ddl", "sort_tables": "sqlalchemy.sql.ddl",
          "sort_tables_and_constraints": "sqlalchemy.sql.ddl", "insert_sentinel": "sqlalchemy.sql.ddl",
          "ClauseElement": "sqlalchemy.sql._clauses"}


def __getattr__(name):
    if name not in _later:
        raise AttributeError(f"module 'sqlalchemy.sql.schema' has no attribute {name!r}")
    import importlib
    return getattr(importlib.import_module(_later[name]), name)
