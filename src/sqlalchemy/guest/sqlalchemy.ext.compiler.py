"""sqlalchemy.ext.compiler: functions of a project that write an expression, a type or a statement."""


def compiles(class_, *specs):
    def decorate(fn):
        known = class_.__dict__.get("_compilers")
        if known is None:
            known = class_._compilers = dict(getattr(class_, "_compilers", None) or {})
        for name in specs or ("default",):
            known[name] = fn
        return fn

    return decorate


def deregister(class_):
    if "_compilers" in class_.__dict__:
        del class_._compilers


def function_for(element, dialect_name):
    """The function for an element's class on a dialect; None where there is none."""
    known = getattr(element, "_compilers", None)
    return known.get(dialect_name) or known.get("default") if known else None


class _Compiled:
    def __init__(self, text, dialect):
        self.string = text
        self.dialect = dialect
        self.params = {}

    def __str__(self):
        return self.string


class Compiler:
    """What such a function is given: it writes parts of what it is about."""
    sql_compiler = property(lambda self: self)
    type_compiler = property(lambda self: self)

    def __init__(self, dialect):
        self.dialect = dialect
        self.preparer = dialect.identifier_preparer

    def process(self, element, **kw):
        if hasattr(element, "_sqla_type"):
            return element.compile(self.dialect)
        fn = function_for(element, self.dialect.name)
        if fn is not None:
            return fn(element, self, **kw)
        return str(element.compile(dialect=self.dialect, compile_kwargs={"literal_binds": True}))

    def get_column_specification(self, column, **kw):
        import _operation
        return _operation.column_text(column, self.dialect.name)

    def render_literal_value(self, value, type_):
        from sqlalchemy.sql.expression import literal
        return self.process(literal(value, type_))

    def __getattr__(self, name):
        """visit_create_table(element): as the dialect itself writes it."""
        if not name.startswith("visit_"):
            raise AttributeError(name)

        def visit(element, **kw):
            if hasattr(element, "_sqla_type"):
                import _operation
                return _operation.type_text(element, self.dialect.name)
            return str(_plain(element, self.dialect))

        return visit


class _DDLCompiler:
    """What an error names."""
    _names = {"postgresql": "PGDDLCompiler", "sqlite": "SQLiteDDLCompiler", "mysql": "MySQLDDLCompiler"}

    def __init__(self, dialect):
        self.dialect = dialect

    def __repr__(self):
        name = self.dialect.name
        return "<sqlalchemy.dialects.%s.base.%s object at 0x%x>" % (name, self._names.get(name, "DDLCompiler"),
                                                                  id(self))


def _plain(element, dialect):
    if element._text is not None:
        return element._text(dialect)
    import _operation
    text = _operation.ddl_text(element._write, dialect.name)
    if not text:
        from sqlalchemy.exc import UnsupportedCompilationError
        raise UnsupportedCompilationError(_DDLCompiler(dialect), type(element))
    return element._before + text + element._behind


def compiled_text(element, dialect):
    """The text that a function of a project, or the dialect, makes of a DDL statement or a type."""
    fn = function_for(element, dialect.name)
    if fn is not None:
        return fn(element, Compiler(dialect))
    return None if hasattr(element, "_sqla_type") else _plain(element, dialect)


def compiled(element, dialect=None):
    if dialect is None:
        from sqlalchemy.dialects import dialect_named
        dialect = dialect_named(element.stringify_dialect)
    return _Compiled(compiled_text(element, dialect), dialect)
