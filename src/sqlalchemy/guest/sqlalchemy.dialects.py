"""sqlalchemy.dialects: what is known of each database by its name."""

_NAMES = ("postgresql", "sqlite", "mysql", "mariadb", "mssql", "oracle")
_dialects = {}


def new_dialect(name, **kw):
    from sqlalchemy.engine.default import DefaultDialect, dialect_class
    if name in ("mssql", "oracle", "default"):
        made = DefaultDialect(**kw)
        made.name = name
        return made
    return dialect_class(name)(**kw)


def dialect_named(name):
    found = _dialects.get(name)
    if found is None:
        found = _dialects[name] = new_dialect(name)
    return found


class _Compiler:
    """What a rule of a constraint is asked about."""

    def __init__(self, dialect):
        self.dialect = dialect


def compiler_for(name):
    return _Compiler(dialect_named(name))


class _Registry:
    def register(self, name, modulepath, objname):
        raise NotImplementedError("limbeck does not load dialects of others: " + name)

    def load(self, name):
        return type(dialect_named(name))


registry = _Registry()


def __getattr__(name):
    if name in _NAMES:
        import importlib
        return importlib.import_module("sqlalchemy.dialects." + name)
    raise AttributeError(f"module 'sqlalchemy.dialects' has no attribute {name!r}")
