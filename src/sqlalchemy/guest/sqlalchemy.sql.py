"""The expression language, as `from sqlalchemy.sql import ...` has it."""
_modules = frozenset(("base", "compiler", "ddl", "dml", "elements", "expression", "functions", "naming", "operators",
                      "schema", "selectable", "sqltypes", "type_api", "visitors"))


def __getattr__(name):
    import importlib
    if name in _modules:
        return importlib.import_module("sqlalchemy.sql." + name)
    if name.startswith("__"):
        raise AttributeError(name)
    if name == "ClauseVisitor":
        return importlib.import_module("sqlalchemy.sql.visitors").ClauseVisitor
    for module in ("sqlalchemy.sql.expression", "sqlalchemy.sql.schema", "sqlalchemy.sql.ddl"):
        found = getattr(importlib.import_module(module), name, None)
        if found is not None:
            globals()[name] = found
            return found
    raise AttributeError("module 'sqlalchemy.sql' has no attribute %r" % name)
