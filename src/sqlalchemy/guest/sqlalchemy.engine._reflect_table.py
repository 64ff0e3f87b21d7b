"""Table(..., autoload_with=bind): what was read of a table becomes columns, constraints and indexes."""
from sqlalchemy.exc import SAWarning
from sqlalchemy.sql import schema as sa_schema
from sqlalchemy.sql.expression import text


def _warn(message):
    import warnings
    warnings.warn(message, SAWarning, stacklevel=3)


def _tell(inspector, table, column):
    """Calls listeners of column_reflect, which may change the dictionary."""
    for target in (table.metadata, table):
        listeners = getattr(target, "_listeners", None) or getattr(target, "_event_listeners", None) or {}
        for fn in list(listeners.get("column_reflect", ())):
            fn(inspector, table, column)
    sa_schema._tell_class(type(table), "column_reflect", inspector, table, column)


def _columns(inspector, table, read, include, exclude):
    by_name = {}
    for found in read.columns:
        original = found["name"]
        _tell(inspector, table, found)
        name = found["name"]
        if (include and name not in include) or (exclude and name in exclude):
            continue
        keywords = {key: found[key] for key in ("nullable", "autoincrement", "quote", "info", "key", "comment")
                    if key in found}
        keywords.update(found.get("dialect_options", {}))
        args = []
        default = found.get("default")
        if default is not None:
            if isinstance(default, str):
                default = text(default)
            if not isinstance(default, sa_schema.FetchedValue):
                default = sa_schema.DefaultClause(default, _reflected=True)
            args.append(default)
        if "computed" in found:
            args.append(sa_schema.Computed(**found["computed"]))
        if "identity" in found:
            args.append(sa_schema.Identity(**found["identity"]))
        column = by_name[original] = sa_schema.Column(name, found["type"], *args, **keywords)
        if column.key in table.primary_key:
            column.primary_key = True
        table.append_column(column, replace_existing=True)
    return by_name


def _primary_key(table, read, by_name, exclude):
    found = read.pk_constraint
    key = table.primary_key
    key.name = found.get("name")
    key.comment = found.get("comment")
    if found.get("dialect_options"):
        key.dialect_kwargs.update(found["dialect_options"])
    key._reload([by_name[name] for name in found["constrained_columns"] if name in by_name and name not in exclude])


def _foreign_keys(inspector, table, read, by_name, include, exclude, resolve):
    for found in read.foreign_keys:
        columns = [by_name[name].key if name in by_name else name for name in found["constrained_columns"]]
        if (exclude and set(columns).intersection(exclude)) or (include and set(columns).difference(include)):
            continue
        referred_schema, referred = found["referred_schema"], found["referred_table"]
        if resolve:
            sa_schema.Table(referred, table.metadata, autoload_with=inspector,
                            schema=sa_schema.BLANK_SCHEMA if referred_schema is None else referred_schema)
        start = [referred] if referred_schema is None else [referred_schema, referred]
        specs = [".".join(start + [name]) for name in found["referred_columns"]]
        table.append_constraint(sa_schema.ForeignKeyConstraint(columns, specs, found["name"], link_to_name=True,
                                                               comment=found.get("comment"), **found["options"]))


_SORTING = {"desc": "desc", "asc": "asc", "nulls_first": "nulls_first", "nulls_last": "nulls_last"}


def _indexes(table, read, by_name, include):
    for found in read.indexes:
        names, expressions = found["column_names"], found.get("expressions")
        if (include and not set(names).issubset(include)) or found.get("duplicates_constraint"):
            continue
        elements = []
        for number, name in enumerate(names):
            if name is None:
                elements.append(text(expressions[number]))
                continue
            element = by_name.get(name)
            if element is None:
                element = table.c.get(name)
            if element is None:
                _warn(f"index key {name!r} was not located in columns for table {table.name!r}")
                continue
            for how in found.get("column_sorting", {}).get(name, ()):
                element = getattr(element, _SORTING[how])()
            elements.append(element)
        sa_schema.Index(found["name"], *elements, _table=table, unique=found["unique"],
                        **found.get("dialect_options", {}))


def _uniques(table, read, by_name, include):
    for found in read.unique_constraints:
        names = found["column_names"]
        if include and not set(names).issubset(include):
            continue
        columns = []
        for name in names:
            column = by_name.get(name)
            if column is None:
                column = table.c.get(name)
            if column is None:
                _warn("unique constraint key '%s' was not located in columns for table '%s'" % (name, table.name))
            else:
                columns.append(column)
        constraint = sa_schema.UniqueConstraint(*columns, name=found["name"], **found.get("dialect_options", {}))
        constraint.comment = found.get("comment")
        table.append_constraint(constraint)


def _checks(table, read):
    for found in read.check_constraints:
        constraint = sa_schema.CheckConstraint(text(found["sqltext"]), name=found["name"])
        constraint.comment = found.get("comment")
        table.append_constraint(constraint)


def fill(inspector, table, read, include, exclude, resolve):
    exclude = exclude or ()
    by_name = _columns(inspector, table, read, include, exclude)
    _primary_key(table, read, by_name, exclude)
    _foreign_keys(inspector, table, read, by_name, include, exclude, resolve)
    _indexes(table, read, by_name, include)
    _uniques(table, read, by_name, include)
    _checks(table, read)
    if read.comment is not None:
        table.comment = read.comment
