"""The expression language, as `from sqlalchemy.sql import ...` has it."""
_modules = frozenset(("base", "compiler", "ddl", "dml", "elements", "expression", "functions", "naming", "operators",
                      "roles", "schema", "selectable", "sqltypes", "type_api", "visitors"))


# What `import *` takes.
_star = ("Alias BaseDDLElement ClauseElement ClauseVisitor ColumnCollection ColumnElement CompoundSelect DDL DDLElement "
         "Delete Executable ExecutableDDLElement False_ FromClause Insert Join LABEL_STYLE_DEFAULT "
         "LABEL_STYLE_DISAMBIGUATE_ONLY LABEL_STYLE_NONE LABEL_STYLE_TABLENAME_PLUS_COL Select SelectLabelStyle "
         "Selectable Subquery TableClause TableSample True_ Update Values alias all_ and_ any_ asc base between "
         "bindparam case cast collate column cte ddl delete desc distinct dml elements except_ except_all exists "
         "expression extract false func funcfilter functions insert intersect intersect_all join label lateral literal "
         "literal_column modifier naming not_ null nulls_first nulls_last nullsfirst nullslast operators or_ outerjoin "
         "outparam over quoted_name schema select selectable sqltypes table tablesample text true try_cast tuple_ "
         "type_api type_coerce union union_all update values visitors within_group")


def __getattr__(name):
    import importlib
    if name == "__all__":
        return _star.split()
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
