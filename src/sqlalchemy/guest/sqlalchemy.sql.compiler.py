"""What str(expression) and expression.compile() give."""
from sqlalchemy.exc import CompileError, UnsupportedCompilationError


class Compiled:
    def __init__(self, statement, dialect, string):
        self.statement = statement
        self.dialect = dialect
        self.string = string

    @property
    def params(self):
        return self.construct_params()

    def construct_params(self, params=None, **kw):
        found = {key: bind.effective_value for key, bind in self._binds().items()}
        found.update(params or {})
        return found

    def parameter_types(self):
        return {key: bind.type for key, bind in self._binds().items()}

    def _binds(self):
        """The parameters by their names; those of an INSERT's or UPDATE's values are named after columns."""
        from sqlalchemy.sql.visitors import iterate
        found, counts = {}, {}
        given = {column if isinstance(column, str) else column.key: value
                 for column, value in (getattr(self.statement, "_values", None) or {}).items()
                 if getattr(value, "__visit_name__", None) == "bindparam"}
        for key, value in given.items():
            found[key] = value
        own = [id(value) for value in given.values()]
        for element in iterate(self.statement):
            if element.__visit_name__ == "bindparam" and id(element) not in own:
                key = element.key
                if element.unique:
                    counts[key] = counts.get(key, 0) + 1
                    key = "%s_%d" % (key, counts[key])
                found[key] = element
        return found

    def __str__(self):
        return self.string


def compile_element(element, bind=None, dialect=None, compile_kwargs=None, **kw):
    import _sql
    if dialect is None and bind is not None:
        dialect = getattr(bind, "dialect", None)
    name = "default" if dialect is None else dialect.name
    if dialect is None and element.stringify_dialect != "default":
        name = element.stringify_dialect
    style = getattr(dialect, "paramstyle", None)
    literal = bool((compile_kwargs or {}).get("literal_binds"))
    return Compiled(element, dialect, _sql.compile(element, name, literal, style))


def compile_custom(element, name, literal_binds, is_known):
    """What @compiles says of the construct; None where it says nothing for the dialect."""
    compilers = element._compilers
    fn = compilers.get(name) or compilers.get("default")
    if fn is None:
        if is_known:
            return None
        raise UnsupportedCompilationError(SQLCompiler(name, literal_binds), type(element))
    import _sql
    if _sql.is_online():
        return fn(element, SQLCompiler(name, True))
    return fn(element, SQLCompiler(name, False), **({"literal_binds": True} if literal_binds else {}))


def fail_unsupported(element, name):
    raise UnsupportedCompilationError(SQLCompiler(name, False), type(element))


class SQLCompiler:
    """Handed to functions of @compiles: renders parts."""

    def __init__(self, dialect_name, literal_binds):
        from sqlalchemy.dialects import dialect_named
        self.dialect = dialect_named(dialect_name)
        self._name = dialect_name
        self._literal_binds = literal_binds
        self.statement = None

    @property
    def preparer(self):
        return IdentifierPreparer(self.dialect)

    @property
    def sql_compiler(self):
        return self

    def process(self, element, **kw):
        import _sql
        return _sql.compile(element, self._name, self._literal_binds or bool(kw.get("literal_binds")), "named")

    def render_literal_value(self, value, type_):
        from sqlalchemy.sql.elements import BindParameter
        import _sql
        return _sql.compile(BindParameter(None, value, type_, unique=True), self._name, True, None)

    def visit_function(self, element, **kw):
        return self._plain(element, kw)

    def _plain(self, element, kw):
        import _sql
        return _sql.compile_plain(element, self._name, self._literal_binds or bool(kw.get("literal_binds")), "named")

    def function_argspec(self, func, **kw):
        return self.process(func.clause_expr, **kw)

    def visit_clauselist(self, element, **kw):
        return self.process(element, **kw)

    def __getattr__(self, name):
        if name.startswith("visit_"):
            return lambda element, *args, **kw: self._plain(element, kw)
        raise AttributeError(name)


StrSQLCompiler = SQLCompiler


class DDLCompiler(SQLCompiler):
    pass


class TypeCompiler:
    pass


GenericTypeCompiler = TypeCompiler


class IdentifierPreparer:
    def __init__(self, dialect):
        self.dialect = dialect

    def quote(self, name, force=None):
        import _sql
        return _sql.quote(name, self.dialect.name, False)

    quote_schema = quote

    def quote_identifier(self, name):
        import _sql
        return _sql.quote(name, self.dialect.name, True)

    def format_table(self, table, use_schema=True, name=None):
        text = self.quote(name or table.name)
        schema = getattr(table, "schema", None)
        return self.quote(schema) + "." + text if use_schema and schema else text

    def format_column(self, column, use_table=False, name=None, table_name=None, use_schema=False):
        text = self.quote(name or column.name)
        return self.format_table(column.table) + "." + text if use_table and column.table is not None else text

    def format_label(self, label, name=None):
        return self.quote(name or label.name)
