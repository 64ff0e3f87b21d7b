"""sqlalchemy.dialects: what is known of each database by its name."""

_NAMES = ("postgresql", "sqlite", "mysql", "mariadb", "mssql", "oracle")


class Dialect:
    """Facts that scripts and types ask for."""
    name = "default"
    driver = ""
    is_async = False
    paramstyle = "named"
    max_identifier_length = 9999
    supports_native_boolean = False
    supports_native_enum = False
    supports_native_uuid = False
    non_native_boolean_check_constraint = True
    supports_comments = False
    inline_comments = False
    supports_sequences = False
    supports_alter = True
    server_version_info = None
    default_schema_name = None

    def __init__(self, **kw):
        for name, value in kw.items():
            setattr(self, name, value)

    def type_descriptor(self, typeobj):
        from sqlalchemy.sql.type_api import to_instance
        return to_instance(typeobj)

    @property
    def dialect(self):
        return self


_facts = {
    "postgresql": dict(driver="psycopg2", paramstyle="pyformat", max_identifier_length=63,
                       supports_native_boolean=True, supports_native_enum=True, supports_native_uuid=True,
                       supports_comments=True, supports_sequences=True, default_schema_name="public"),
    "sqlite": dict(driver="pysqlite", paramstyle="qmark", supports_alter=False, default_schema_name="main"),
    "mysql": dict(driver="mysqldb", paramstyle="format", max_identifier_length=64, supports_native_enum=True,
                  supports_comments=True, inline_comments=True),
    "mssql": dict(driver="pyodbc", paramstyle="qmark", max_identifier_length=128, supports_comments=True),
    "oracle": dict(driver="cx_oracle", max_identifier_length=128, supports_comments=True, supports_sequences=True),
}
_facts["mariadb"] = _facts["mysql"]
_dialects = {}


def dialect_named(name):
    found = _dialects.get(name)
    if found is None:
        found = _dialects[name] = Dialect(name=name, **_facts.get(name, {}))
    return found


def __getattr__(name):
    if name in _NAMES:
        import importlib
        return importlib.import_module("sqlalchemy.dialects." + name)
    raise AttributeError(f"module 'sqlalchemy.dialects' has no attribute {name!r}")
