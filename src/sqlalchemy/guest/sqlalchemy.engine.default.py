"""sqlalchemy.engine.default: what a dialect says of itself."""
import _context
import _database


class IdentifierPreparer:
    def __init__(self, dialect, initial_quote='"', final_quote=None, escape_quote='"', omit_schema=False):
        self.dialect, self._name = dialect, dialect._family
        self.initial_quote = "`" if self._name == "mysql" else '"'
        self.final_quote = self.initial_quote
        self.omit_schema = omit_schema
        self.schema_for_object = lambda obj: obj.schema

    def quote(self, ident, force=None):
        wanted = getattr(ident, "quote", None)
        if wanted is True:
            return self.quote_identifier(ident)
        if wanted is False:
            return str(ident)
        return _database.quote_name(self._name, str(ident))

    def quote_identifier(self, value):
        return _database.quote_name(self._name, str(value), True)

    quote_schema = quote

    def _requires_quotes(self, value):
        return self.quote(value) != value

    def format_table(self, table, use_schema=True, name=None):
        text = self.quote(name if name is not None else table.name)
        schema = getattr(table, "schema", None)
        return f"{self.quote(schema)}.{text}" if use_schema and schema else text

    def format_schema(self, name):
        return self.quote(name)

    def format_column(self, column, use_table=False, name=None, table_name=None, use_schema=False, anon_map=None):
        text = self.quote(name if name is not None else column.name)
        return f"{self.format_table(column.table)}.{text}" if use_table else text

    def format_sequence(self, sequence, use_schema=True):
        return self.format_table(sequence, use_schema)

    def format_index(self, index):
        return self.quote(index.name)

    def format_constraint(self, constraint):
        return self.quote(constraint.name)

    def format_type(self, type_, use_schema=True):
        return self.format_table(type_, use_schema)


class DefaultDialect:
    name, driver, _family = "default", "", "postgresql"
    paramstyle = default_paramstyle = "named"
    is_async = False
    supports_alter = supports_sane_rowcount = supports_sane_multi_rowcount = True
    non_native_boolean_check_constraint = True
    supports_native_boolean = supports_native_enum = supports_native_uuid = supports_sequences = False
    supports_comments = supports_schemas = inline_comments = supports_identity_columns = False
    supports_default_values = supports_multivalues_insert = insert_returning = False
    update_returning = delete_returning = supports_native_decimal = False
    implicit_returning = True
    supports_statement_cache = True
    max_identifier_length = 9999
    default_schema_name = None
    server_version_info = None
    label_length = None
    tuple_in_values = False
    positional = False
    preparer = IdentifierPreparer
    isolation_level = default_isolation_level = None

    def __init__(self, **kw):
        self._options = kw
        if kw.get("paramstyle") is not None:
            self.paramstyle = kw["paramstyle"]
        self._json_serializer = kw.get("json_serializer")
        self._json_deserializer = kw.get("json_deserializer")
        self.__dict__["_preparer"] = None

    @property
    def dialect(self):
        return self

    @property
    def identifier_preparer(self):
        if self._preparer is None:
            self._preparer = IdentifierPreparer(self)
        return self._preparer

    @identifier_preparer.setter
    def identifier_preparer(self, value):
        self._preparer = value

    @property
    def dbapi(self):
        import importlib
        try:
            return importlib.import_module("sqlite3" if self.name == "sqlite" else "psycopg2")
        except ImportError:
            return None

    @classmethod
    def import_dbapi(cls):
        return cls().dbapi

    @property
    def type_compiler(self):
        from sqlalchemy.sql.compiler import TypeCompiler
        return TypeCompiler(self)

    type_compiler_instance = type_compiler

    def type_descriptor(self, typeobj):
        from sqlalchemy.sql.type_api import to_instance
        return to_instance(typeobj)

    def _inspector(self, connection):
        from sqlalchemy import inspect
        return inspect(connection)

    def has_table(self, connection, table_name, schema=None, **kw):
        return self._inspector(connection).has_table(table_name, schema=schema)

    def has_index(self, connection, table_name, index_name, schema=None, **kw):
        return any(ix["name"] == index_name for ix in self._inspector(connection).get_indexes(table_name, schema=schema))

    def has_sequence(self, connection, sequence_name, schema=None, **kw):
        return self._inspector(connection).has_sequence(sequence_name, schema=schema)

    def has_schema(self, connection, schema_name, **kw):
        return schema_name in self._inspector(connection).get_schema_names()

    def __getattr__(self, name):
        if name.startswith("get_") and name not in ("get_isolation_level",):
            def ask(connection, *args, **kw):
                kw.pop("info_cache", None)
                return getattr(self._inspector(connection), name)(*args, **kw)
            return ask
        if name == "ischema_names" and self._family in ("postgresql", "sqlite"):
            import importlib  # which makes it
            return importlib.import_module(f"sqlalchemy.dialects.{self._family}.base").ischema_names
        raise AttributeError(f"'{type(self).__name__}' object has no attribute {name!r}")

    def has_type(self, connection, type_name, schema=None, **kw):
        from sqlalchemy import text
        sql = ("SELECT 1 FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace "
               "WHERE t.typname = :name AND " + ("n.nspname = :schema" if schema else
                                                 "pg_catalog.pg_type_is_visible(t.oid) AND n.nspname <> 'pg_catalog'"))
        return connection.execute(text(sql), {"name": type_name, "schema": schema}).first() is not None

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} object at {hex(id(self))}>"


class PGDialect(DefaultDialect):
    name, _family, driver = "postgresql", "postgresql", "psycopg2"
    paramstyle = default_paramstyle = "pyformat"
    supports_native_boolean = supports_native_enum = supports_native_uuid = supports_sequences = True
    supports_comments = supports_schemas = supports_identity_columns = True
    supports_default_values = supports_multivalues_insert = insert_returning = True
    update_returning = delete_returning = supports_native_decimal = tuple_in_values = True
    supports_smallserial = postfetch_lastrowid = True
    max_identifier_length = 63
    default_schema_name = "public"


class PGDialect_psycopg2(PGDialect):
    pass


class PGDialect_psycopg(PGDialect):
    driver = "psycopg"


class PGDialect_asyncpg(PGDialect):
    driver = "asyncpg"
    paramstyle = default_paramstyle = "numeric_dollar"
    is_async = True


class SQLiteDialect(DefaultDialect):
    name, _family, driver = "sqlite", "sqlite", "pysqlite"
    paramstyle = default_paramstyle = "qmark"
    positional = True
    supports_alter = False
    supports_default_values = supports_multivalues_insert = insert_returning = True
    update_returning = delete_returning = tuple_in_values = True
    supports_schemas = True
    default_schema_name = "main"


class SQLiteDialect_pysqlite(SQLiteDialect):
    pass


class SQLiteDialect_aiosqlite(SQLiteDialect):
    driver = "aiosqlite"
    is_async = True


class MySQLDialect(DefaultDialect):
    name, _family, driver = "mysql", "mysql", "mysqldb"
    paramstyle = default_paramstyle = "format"
    supports_native_enum = supports_comments = inline_comments = supports_schemas = True
    supports_multivalues_insert = supports_native_decimal = True
    max_identifier_length = 255
    is_mariadb = False


class MySQLDialect_mysqldb(MySQLDialect):
    pass


class MySQLDialect_pymysql(MySQLDialect):
    driver = "pymysql"


class MySQLDialect_aiomysql(MySQLDialect):
    driver = "aiomysql"
    is_async = True


class MariaDBDialect(MySQLDialect):
    name, _family = "mariadb", "mariadb"
    is_mariadb = True


class MariaDBDialect_mysqldb(MariaDBDialect, MySQLDialect_mysqldb):
    pass


class MariaDBDialect_pymysql(MariaDBDialect, MySQLDialect_pymysql):
    pass


class MariaDBDialect_mariadbconnector(MariaDBDialect):
    driver = "mariadbconnector"
    paramstyle = default_paramstyle = "qmark"


_CLASSES = {
    "postgresql": PGDialect_psycopg2, "postgresql+psycopg2": PGDialect_psycopg2, "postgresql+psycopg": PGDialect_psycopg,
    "postgresql+asyncpg": PGDialect_asyncpg, "postgresql+psycopg_async": PGDialect_psycopg,
    "postgresql+psycopg2cffi": PGDialect_psycopg2, "postgresql+pg8000": PGDialect_psycopg2,
    "postgresql+pygresql": PGDialect_psycopg2, "postgresql+pypostgresql": PGDialect_psycopg2,
    "sqlite": SQLiteDialect_pysqlite, "sqlite+pysqlite": SQLiteDialect_pysqlite,
    "sqlite+aiosqlite": SQLiteDialect_aiosqlite, "sqlite+pysqlcipher": SQLiteDialect_pysqlite,
    "mysql": MySQLDialect_mysqldb, "mysql+mysqldb": MySQLDialect_mysqldb, "mysql+pymysql": MySQLDialect_pymysql,
    "mysql+aiomysql": MySQLDialect_aiomysql, "mysql+asyncmy": MySQLDialect_aiomysql,
    "mysql+mysqlconnector": MySQLDialect_mysqldb, "mariadb": MariaDBDialect_mysqldb,
    "mariadb+mysqldb": MariaDBDialect_mysqldb, "mariadb+pymysql": MariaDBDialect_pymysql,
    "mariadb+mariadbconnector": MariaDBDialect_mariadbconnector,
}


def dialect_class(drivername):
    found = _CLASSES.get(drivername)
    if found is None:
        from sqlalchemy.exc import NoSuchModuleError
        raise NoSuchModuleError("Can't load plugin: sqlalchemy.dialects:" + drivername.replace("+", "."))
    return found
