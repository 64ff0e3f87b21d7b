"""sqlalchemy.engine.reflection: Inspector: what a database has, in SQLAlchemy's dictionaries. The host reads it."""
import _reflection
from enum import Enum, Flag, auto

from sqlalchemy.exc import NoSuchTableError, UnreflectableTableError

# What the host is asked to read.
_COLUMNS, _CONSTRAINTS, _INDEXES, _COMMENTS = 1, 2, 4, 8
_ALL = _COLUMNS | _CONSTRAINTS | _INDEXES | _COMMENTS


class ObjectKind(Flag):
    TABLE = auto()
    VIEW = auto()
    MATERIALIZED_VIEW = auto()
    ANY_VIEW = VIEW | MATERIALIZED_VIEW
    ANY = TABLE | VIEW | MATERIALIZED_VIEW


class ObjectScope(Flag):
    DEFAULT = auto()
    TEMPORARY = auto()
    ANY = DEFAULT | TEMPORARY


_KINDS = {"table": ObjectKind.TABLE, "foreign": ObjectKind.TABLE, "view": ObjectKind.VIEW,
          "materialized": ObjectKind.MATERIALIZED_VIEW}


class ReflectionDefaults:
    @classmethod
    def columns(cls):
        return []

    foreign_keys = indexes = unique_constraints = check_constraints = columns

    @classmethod
    def pk_constraint(cls):
        return {"name": None, "constrained_columns": []}

    @classmethod
    def table_options(cls):
        return {}

    @classmethod
    def table_comment(cls):
        return {"text": None}


def cache(fn, *args, **kw):
    return fn


def flexi_cache(*traverse_args):
    return lambda fn: fn


# --- types ---

def _make_type(raw):
    module, name, given = raw
    if module == "postgresql":
        import sqlalchemy.dialects.postgresql as types
    elif module == "sqlite":
        import sqlalchemy.dialects.sqlite as types
    else:
        import sqlalchemy.types as types
    cls = getattr(types, name)
    kw = dict(given)
    if name == "NullType":
        from sqlalchemy.types import NULLTYPE
        return NULLTYPE
    if "item" in kw:
        kw["item"] = _make_type(kw["item"])
    if name == "ENUM":
        return cls(*kw.pop("values"), **kw)
    if name == "ARRAY":
        return cls(kw["item"])
    if name == "DOMAIN":
        kw.setdefault("not_null", False)
        return cls(kw.pop("name"), kw.pop("item"), create_type=False, **kw)
    return cls(**kw)


def _ischema_names(dialect):
    """Those of a dialect, or of all of its kind (None); empty where no script can have changed them."""
    from sqlalchemy.engine.default import PGDialect
    if "ischema_names" not in vars(PGDialect) or (dialect is not None and dialect._family != "postgresql"):
        return {}
    return (PGDialect if dialect is None else dialect).ischema_names


def _given_class(dialect, name):
    """The class that a script gave a name of a type; None."""
    cls = _ischema_names(dialect).get(name)
    if not isinstance(cls, type):
        return None
    from sqlalchemy.dialects.postgresql.base import _own_names
    return None if _own_names.get(name) is cls else cls


def _given_names(dialect=None):
    """The names of types to which scripts gave classes, and these."""
    given = [(name, _given_class(dialect, name)) for name in _ischema_names(dialect)]
    return {name: cls for name, cls in given if cls is not None}


def _given_type(dialect, spec):
    """What a script gave a type of the database, by the text of format_type(); None."""
    import re
    dimensions = spec.count("[]")
    spec = spec.replace("[]", "")
    cls = _given_class(dialect, re.sub(r"\(.*\)", "", spec).lower())
    if cls is None:
        return None
    given = re.search(r"\((.*)\)", spec)
    args = re.split(r"\s*,\s*", given.group(1)) if given and given.group(1) else []
    if args and re.fullmatch(r"-?\d+", args[0]):
        args[0] = int(args[0])
    made = cls(*args)
    if dimensions:
        from sqlalchemy.dialects.postgresql import ARRAY
        return ARRAY(made)
    return made


def _is_told(dialect, warning):
    """Whether a warning stands: not where it is of a type that was given."""
    name = warning.partition("Did not recognize type '")[2].partition("' of ")[0]
    return _given_class(dialect, name) is None


# --- dictionaries, with the keys that each database's dialect gives ---

def _options(raw):
    from sqlalchemy.sql.expression import text
    return {key: text(value[0]) if isinstance(value, tuple) else value for key, value in raw.items()}


def _sqlite_column(raw, key):
    out = {"name": raw["name"], "type": _make_type(raw["type"]), "nullable": raw["nullable"],
           "default": raw["default"], "primary_key": key.index(raw["name"]) + 1 if raw["name"] in key else 0}
    if "computed" in raw:
        out["computed"] = raw["computed"]
    return out


def _column(raw, key):
    made = dict(raw)
    spec = made.pop("spec")
    given = _given_type(None, spec) if spec else None
    made["type"] = _make_type(raw["type"]) if given is None else given
    return made


def _pk(raw, has_details):
    if not has_details:
        return {"constrained_columns": raw["columns"], "name": raw["name"]}
    out = {"constrained_columns": raw["columns"], "name": raw["name"], "comment": raw["comment"]}
    if raw["dialect_options"]:
        out["dialect_options"] = raw["dialect_options"]
    return out


def _foreign_key(raw, has_details):
    options = raw["options"]
    if not has_details:
        options = {key: options[key] for key in ("ondelete", "onupdate", "deferrable", "initially") if key in options}
    out = {"name": raw["name"], "constrained_columns": raw["columns"], "referred_schema": raw["schema"],
           "referred_table": raw["table"], "referred_columns": raw["referents"], "options": options}
    if has_details:
        out["comment"] = raw["comment"]
    return out


def _unique(raw, has_details):
    if not has_details:
        return {"name": raw["name"], "column_names": raw["columns"]}
    out = {"column_names": raw["columns"], "name": raw["name"], "comment": raw["comment"]}
    if raw["dialect_options"]:
        out["dialect_options"] = raw["dialect_options"]
    return out


def _check(raw, has_details):
    if not has_details:
        return {"sqltext": raw["sqltext"], "name": raw["name"]}
    out = {"name": raw["name"], "sqltext": raw["sqltext"], "comment": raw["comment"]}
    if raw["dialect_options"]:
        out["dialect_options"] = {key.split("_", 1)[1]: value for key, value in raw["dialect_options"].items()}
    return out


def _sqlite_index(raw):
    return {"name": raw["name"], "column_names": [element[0] for element in raw["elements"]],
            "unique": int(raw["unique"]), "dialect_options": _options(raw["dialect_options"])}


def _index(raw):
    names = [element[0] for element in raw["elements"]]
    texts = [name if name is not None else sql for name, sql, _, _ in raw["elements"]]
    out = {"name": raw["name"], "unique": raw["unique"], "column_names": names}
    if None in names:
        out["expressions"] = texts
    sorting = {}
    for text, (_, _, is_descending, nulls_first) in zip(texts, raw["elements"]):
        how = ("desc",) if is_descending else ()
        if nulls_first is not None:
            how += ("nulls_first",) if nulls_first else ("nulls_last",)
        if how:
            sorting[text] = how
    if sorting:
        out["column_sorting"] = sorting
    if raw["duplicates"]:
        out["duplicates_constraint"] = raw["name"]
    options = _options(raw["dialect_options"])
    if "postgresql_include" in options:
        out["include_columns"] = options["postgresql_include"]
    if options:
        out["dialect_options"] = options
    return out


class _Table:
    """What the host read of one table, and what SQLAlchemy makes of it."""

    def __init__(self, raw, is_detailed):
        self.name, kind, self.comment, self._columns, self._constraints, self._indexes = raw
        self.kind = _KINDS[kind]
        self._is_detailed = is_detailed

    def _of_kind(self, kind, make):
        return [make(raw, self._is_detailed) for raw in self._constraints if raw["kind"] == kind]

    @property
    def columns(self):
        key = [name for raw in self._constraints if raw["kind"] == "pk" for name in raw["columns"]]
        make = _column if self._is_detailed else _sqlite_column
        return [make(raw, key) for raw in self._columns]

    @property
    def pk_constraint(self):
        found = self._of_kind("pk", _pk)
        return found[0] if found else ReflectionDefaults.pk_constraint()

    @property
    def foreign_keys(self):
        return self._of_kind("fk", _foreign_key)

    @property
    def unique_constraints(self):
        return self._of_kind("unique", _unique)

    @property
    def check_constraints(self):
        return self._of_kind("check", _check)

    @property
    def indexes(self):
        return [(_index if self._is_detailed else _sqlite_index)(raw) for raw in self._indexes]

    @property
    def table_comment(self):
        return {"text": self.comment}

    @property
    def table_options(self):
        return {}


_PARTS = {"columns": _COLUMNS, "pk_constraint": _CONSTRAINTS, "foreign_keys": _CONSTRAINTS,
          "unique_constraints": _CONSTRAINTS, "check_constraints": _CONSTRAINTS, "indexes": _INDEXES,
          "table_comment": _COMMENTS, "table_options": 0}


class Inspector:
    def __init__(self, bind):
        self._start(bind)

    def _start(self, bind):
        self.bind = bind
        self.engine = bind.engine
        self.dialect = bind.dialect
        self.info_cache = {}
        self._preloaded = {}
        self._is_sqlite = self.dialect._family == "sqlite"

    @classmethod
    def from_engine(cls, bind):
        return cls(bind)

    def __repr__(self):
        return f"<sqlalchemy.engine.reflection.Inspector object at {hex(id(self))}>"

    def clear_cache(self):
        self.info_cache.clear()
        self._preloaded = {}

    # --- the way to the host ---

    def _ask(self, fn, *args):
        """Calls a function of the host with the connection; an engine's is opened for it."""
        bind = self.bind
        if bind is bind.engine:
            with bind.connect() as connection:
                return fn(connection._handle, *args)
        if not bind._handle.is_running:
            bind._begin_for("SELECT", False)
        return fn(bind._handle, *args)

    def _remembered(self, key, find):
        if key not in self.info_cache:
            self.info_cache[key] = find()
        return self.info_cache[key]

    def _names(self, kind, schema=None, name=None, with_internal=False):
        key = ("names", kind, schema, name, with_internal)
        return list(self._remembered(key, lambda: self._ask(_reflection.names, kind, schema, name, with_internal)))

    def _read(self, schema, names, parts, with_views=False):
        if self._is_sqlite and parts & _COLUMNS:
            parts |= _CONSTRAINTS  # its columns tell their place in the primary key
        if parts & (_COLUMNS | _CONSTRAINTS) and not self._is_sqlite:
            parts |= _COMMENTS
        tables, warned = self._ask(_reflection.tables, schema, names, parts, with_views)
        if warned:
            import warnings
            from sqlalchemy.exc import SAWarning
            for message in warned:
                if _is_told(self.dialect, message):
                    warnings.warn(message, SAWarning, stacklevel=4)
        return [_Table(raw, not self._is_sqlite) for raw in tables]

    def _fail_missing(self, name, schema):
        raise NoSuchTableError(f"{schema}.{name}" if schema else name)

    def _one(self, what, name, schema):
        def find():
            found = self._read(schema, [str(name)], _PARTS[what])
            if not found:
                self._fail_missing(name, schema)
            return getattr(found[0], what)

        found = self._remembered((what, schema, str(name)), find)
        return list(found) if isinstance(found, list) else dict(found)

    def _several(self, what, schema, filter_names, kind, scope):
        names = None if not filter_names else [str(name) for name in filter_names]
        default = ObjectScope.DEFAULT in scope
        tables = []
        if default or names is not None:
            tables = self._read(schema, names, _PARTS[what], kind != ObjectKind.TABLE or not self._is_sqlite)
        temporary = set()
        if names is not None or ObjectScope.TEMPORARY in scope:
            temporary = set(self._names("temporary tables") + self._names("temporary views")) if schema is None else set()
        if names is not None:
            tables = [table for table in tables if table.name in temporary and ObjectScope.TEMPORARY in scope
                      or table.name not in temporary and default]
        elif temporary and ObjectScope.TEMPORARY in scope:
            tables += self._read(schema, sorted(temporary), _PARTS[what])
        return {(schema, table.name): getattr(table, what) for table in tables if table.kind in kind}

    # --- names ---

    @property
    def default_schema_name(self):
        found = self._names("default schema")
        return found[0] if found else None

    def get_schema_names(self, **kw):
        return self._names("schemas")

    def get_table_names(self, schema=None, **kw):
        return self._names("tables", schema, None, bool(kw.get("sqlite_include_internal", False)))

    def get_temp_table_names(self, **kw):
        return self._names("temporary tables", None, None, bool(kw.get("sqlite_include_internal", False)))

    def get_view_names(self, schema=None, **kw):
        return self._names("views", schema, None, bool(kw.get("sqlite_include_internal", False)))

    def get_temp_view_names(self, **kw):
        return self._names("temporary views", None, None, bool(kw.get("sqlite_include_internal", False)))

    def get_materialized_view_names(self, schema=None, **kw):
        if self._is_sqlite:
            raise NotImplementedError()
        return self._names("materialized views", schema)

    def get_foreign_table_names(self, schema=None):
        return self._names("foreign tables", schema)

    def get_sequence_names(self, schema=None, **kw):
        if self._is_sqlite:
            raise NotImplementedError()
        return self._names("sequences", schema)

    def get_view_definition(self, view_name, schema=None, **kw):
        found = self._names("view definition", schema, str(view_name))
        if not found:
            self._fail_missing(view_name, schema)
        return found[0]

    def has_table(self, table_name, schema=None, **kw):
        def find():
            if self._is_sqlite and schema is not None and schema not in self.get_schema_names():
                return False
            if self._read(schema, [str(table_name)], 0):
                return True
            wanted = str(table_name).lower()
            return self._is_sqlite and any(name.lower() == wanted for name in
                                           self._ask(_reflection.names, "relations", schema, None, True))

        return self._remembered(("has_table", schema, str(table_name)), find)

    def has_sequence(self, sequence_name, schema=None, **kw):
        return sequence_name in self.get_sequence_names(schema)

    def has_index(self, table_name, index_name, schema=None, **kw):
        if not self.has_table(table_name, schema=schema):
            return False
        return any(index["name"] == index_name for index in self.get_indexes(table_name, schema=schema))

    def has_schema(self, schema_name, **kw):
        if self._is_sqlite:
            return schema_name in self.get_schema_names()
        return bool(self._sql("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = %(schema)s", schema=schema_name))

    # --- tables ---

    def get_columns(self, table_name, schema=None, **kw):
        return [dict(column) for column in self._one("columns", table_name, schema)]

    def get_pk_constraint(self, table_name, schema=None, **kw):
        return self._one("pk_constraint", table_name, schema)

    def get_primary_keys(self, table_name, schema=None, **kw):
        return self.get_pk_constraint(table_name, schema)["constrained_columns"]

    def get_foreign_keys(self, table_name, schema=None, **kw):
        return self._one("foreign_keys", table_name, schema)

    def get_indexes(self, table_name, schema=None, **kw):
        return self._one("indexes", table_name, schema)

    def get_unique_constraints(self, table_name, schema=None, **kw):
        return self._one("unique_constraints", table_name, schema)

    def get_check_constraints(self, table_name, schema=None, **kw):
        return self._one("check_constraints", table_name, schema)

    def get_table_comment(self, table_name, schema=None, **kw):
        if self._is_sqlite:
            raise NotImplementedError()
        return self._one("table_comment", table_name, schema)

    def get_table_options(self, table_name, schema=None, **kw):
        return {}

    def get_multi_columns(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT, **kw):
        return self._several("columns", schema, filter_names, kind, scope)

    def get_multi_pk_constraint(self, schema=None, filter_names=None, kind=ObjectKind.TABLE,
                                scope=ObjectScope.DEFAULT, **kw):
        return self._several("pk_constraint", schema, filter_names, kind, scope)

    def get_multi_foreign_keys(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT,
                               **kw):
        return self._several("foreign_keys", schema, filter_names, kind, scope)

    def get_multi_indexes(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT, **kw):
        return self._several("indexes", schema, filter_names, kind, scope)

    def get_multi_unique_constraints(self, schema=None, filter_names=None, kind=ObjectKind.TABLE,
                                     scope=ObjectScope.DEFAULT, **kw):
        return self._several("unique_constraints", schema, filter_names, kind, scope)

    def get_multi_check_constraints(self, schema=None, filter_names=None, kind=ObjectKind.TABLE,
                                    scope=ObjectScope.DEFAULT, **kw):
        return self._several("check_constraints", schema, filter_names, kind, scope)

    def get_multi_table_comment(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT,
                                **kw):
        if self._is_sqlite:
            raise NotImplementedError()
        return self._several("table_comment", schema, filter_names, kind, scope)

    def get_multi_table_options(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT,
                                **kw):
        return self._several("table_options", schema, filter_names, kind, scope)

    def get_sorted_table_and_fkc_names(self, schema=None, **kw):
        return [(None if table_key is None else table_key[1], [(key[1], name) for key, name in links])
                for table_key, links in self.sort_tables_on_foreign_key_dependency(consider_schemas=(schema,))]

    def sort_tables_on_foreign_key_dependency(self, consider_schemas=(None,), **kw):
        """Tables behind what they refer to; foreign keys in a circle at the end."""
        needs, own = {}, {}
        for schema in consider_schemas:
            for (_, name), keys in self.get_multi_foreign_keys(schema).items():
                table = schema, name
                own[table] = list(dict.fromkeys(key["name"] for key in keys))
                needs[table] = {other for key in keys for other in [(key["referred_schema"], key["referred_table"])]
                                if other != table}
        out, loose, waiting = [], {}, list(needs)
        while waiting:
            ready = [table for table in waiting if not any(other in needs[table] for other in waiting)]
            if not ready:  # those of a circle: their keys come at the end
                ready = waiting
                loose.update(((table, name), True) for table in ready for name in own[table])
            out += [(table, [(table, name) for name in own[table] if (table, name) not in loose]) for table in ready]
            waiting = [table for table in waiting if table not in ready]
        return out + [(None, list(loose))]

    # --- PostgreSQL's own ---

    def _sql(self, sql, **parameters):
        if self.bind is self.engine:
            with self.bind.connect() as connection:
                return connection.exec_driver_sql(sql, parameters or None).fetchall()
        return self.bind.exec_driver_sql(sql, parameters or None).fetchall()

    def _type_condition(self, schema):
        if schema is None:
            return " AND pg_catalog.pg_type_is_visible(t.oid) AND n.nspname <> 'pg_catalog'"
        return "" if schema == "*" else " AND n.nspname = %(schema)s"

    def get_enums(self, schema=None, **kw):
        rows = self._sql(
            "SELECT t.typname, n.nspname, pg_catalog.pg_type_is_visible(t.oid), ARRAY(SELECT e.enumlabel::text "
            "FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) "
            "FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace "
            "WHERE t.typtype = 'e'" + self._type_condition(schema) + " ORDER BY n.nspname, t.typname",
            **({"schema": schema} if schema not in (None, "*") else {}))
        return [{"name": name, "schema": in_schema, "visible": visible, "labels": list(labels)}
                for name, in_schema, visible, labels in rows]

    def get_domains(self, schema=None, **kw):
        rows = self._sql(
            "SELECT t.typname, n.nspname, pg_catalog.pg_type_is_visible(t.oid), "
            "pg_catalog.format_type(t.typbasetype, t.typtypmod), NOT t.typnotnull, t.typdefault, l.collname, "
            "ARRAY(SELECT k.conname::text FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid ORDER BY k.conname), "
            "ARRAY(SELECT pg_catalog.pg_get_constraintdef(k.oid, true) FROM pg_catalog.pg_constraint k "
            "WHERE k.contypid = t.oid ORDER BY k.conname) "
            "FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace "
            "LEFT JOIN pg_catalog.pg_collation l ON l.oid = t.typcollation "
            "WHERE t.typtype = 'd'" + self._type_condition(schema) + " ORDER BY n.nspname, t.typname",
            **({"schema": schema} if schema not in (None, "*") else {}))
        return [{"name": name, "schema": in_schema, "visible": visible, "type": type_.split("(")[0],
                 "nullable": nullable, "default": default,
                 "constraints": [{"name": check, "check": sql[7:-1]} for check, sql in zip(checks, definitions)
                                 if sql.lower().startswith("check")],
                 "collation": collation}
                for name, in_schema, visible, type_, nullable, default, collation, checks, definitions in rows]

    def has_type(self, type_name, schema=None, **kw):
        return bool(self._sql("SELECT 1 FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n "
                              "ON n.oid = t.typnamespace WHERE t.typname = %(name)s" + self._type_condition(schema),
                              name=type_name, **({"schema": schema} if schema not in (None, "*") else {})))

    def get_table_oid(self, table_name, schema=None):
        rows = self._sql("SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n "
                         "ON n.oid = c.relnamespace WHERE c.relname = %(name)s AND c.relkind IN ('r','p','f','v','m') AND "
                         + ("pg_catalog.pg_table_is_visible(c.oid) AND n.nspname <> 'pg_catalog'" if schema is None
                            else "n.nspname = %(schema)s"),
                         name=table_name, **({"schema": schema} if schema is not None else {}))
        if not rows:
            self._fail_missing(table_name, schema)
        return rows[0][0]

    # --- tables of a MetaData ---

    def reflect_table(self, table, include_columns, exclude_columns=(), resolve_fks=True, _extend_on=None,
                      _reflect_info=None):
        schema = self._schema_of(table)
        if hasattr(self.bind, "schema_for_object"):
            schema = self.bind.schema_for_object(table) or schema
        found = self._preloaded.get((schema, str(table.name)))
        if found is None:
            read = self._read(schema, [str(table.name)], _ALL)
            if not read:
                raise NoSuchTableError(table.name)
            found = read[0]
        from sqlalchemy.engine._reflect_table import fill
        fill(self, table, found, include_columns, exclude_columns, resolve_fks)

    def _preload(self, schema, names):
        """Reads the tables at once, for a MetaData that is about to have them all."""
        names = [str(name) for name in names]
        if names:
            self._preloaded = {(schema, table.name): table for table in self._read(schema, names, _ALL)}

    reflecttable = reflect_table

    def _schema_of(self, table):
        bind = self.bind
        return table.schema if bind is bind.engine else bind.schema_for_object(table)


class PGInspector(Inspector):
    pass
