"""Running constructs on a connection: their text, the defaults of columns, and values as types give them."""
import _database
import _sql
from sqlalchemy.engine.base import _driver_errors
from sqlalchemy.exc import DBAPIError, InvalidRequestError, ObjectNotExecutableError, SQLAlchemyError, StatementError

_NO_PLACES = 2  # of _database's styles: the text has no parameters


def execute(connection, statement, parameters, options):
    if options and hasattr(statement, "execution_options"):
        statement = statement.execution_options(**options)
    if getattr(statement, "_is_ddl", False):
        return _send(connection, _ddl_text(connection, statement), statement)
    if getattr(statement, "_is_default_generator", False):
        return _run(connection, _of_default(statement), None)
    visited = getattr(statement, "__visit_name__", None)
    if visited is None or not hasattr(statement, "get_children"):
        raise ObjectNotExecutableError(statement)
    if not getattr(statement, "is_dml", False) and not getattr(statement, "_is_select_base", False) \
            and visited != "textclause":
        from sqlalchemy.sql.expression import select
        statement = select(statement)
    if isinstance(parameters, (list, tuple)) and parameters:
        return _run_many(connection, statement, list(parameters))
    return _run(connection, statement, parameters or None)


def _ddl_text(connection, statement):
    from sqlalchemy.ext.compiler import compiled_text
    translation = connection._translation(statement)
    _sql.translate(translation)
    try:
        return compiled_text(statement, connection.dialect)
    finally:
        _sql.translate()


def _of_default(generator):
    from sqlalchemy.sql.expression import select
    if generator.is_sequence:
        return select(generator.next_value())
    return select(generator.arg)


# --- parameters ---


def _bind_names(statement):
    from sqlalchemy.sql.visitors import iterate
    return {element.key for element in iterate(statement) if element.__visit_name__ == "bindparam"
            and not (element.unique and not element.required)}


def _with_parameters(statement, parameters):
    """The statement with the parameters at their names; those of an INSERT or UPDATE that name columns are
    its values."""
    if not parameters:
        return statement
    if getattr(statement, "is_dml", False) and not getattr(statement, "is_delete", False):
        names = _bind_names(statement)
        values = {key: value for key, value in parameters.items() if key not in names}
        columns = statement.table.c     # parameters for others are not asked for
        values = {key: value for key, value in values.items() if not isinstance(key, str) or key in columns}
        if values:
            statement = statement.values(values)
        parameters = {key: value for key, value in parameters.items() if key in names}
        if not parameters:
            return statement
    if statement.__visit_name__ == "textclause":
        known = statement._bindparams
        return statement.bindparams(**{key: value for key, value in parameters.items() if key in known})
    given = getattr(statement, "_values", None)
    statement = statement.params(**parameters)
    if given:
        statement._values = {key: value.params(**parameters) for key, value in given.items()}
    return statement


# --- defaults ---


def _missing(statement, given):
    """What the program itself gives to columns that the statement does not name."""
    table = statement.table
    if not getattr(table, "_is_schema_table", False):
        return {}
    is_insert = getattr(statement, "is_insert", False)
    found = {}
    for column in table.c:
        default = column.default if is_insert else column.onupdate
        if default is None or default.is_sequence or column.key in given or not (default.is_callable
                                                                                 or default.is_scalar):
            continue
        found[column.key] = default.arg(None) if default.is_callable else default.arg
    return found


def _given_keys(pairs):
    return {key if isinstance(key, str) else key.key for key, _ in pairs}


def _with_defaults(statement):
    if getattr(statement, "is_delete", False) or getattr(statement, "select", None) is not None:
        return statement
    if statement._multi_values:
        rows = [{**_missing(statement, _given_keys(row.items())), **row} for row in statement._multi_values]
        if rows and len(rows[0]) != len(statement._multi_values[0]):
            statement = statement._generate()
            statement._multi_values = tuple(rows)
        return statement
    if statement._ordered_values is not None:
        return statement
    missing = _missing(statement, _given_keys((statement._values or {}).items()))
    return statement.values(missing) if missing else statement


# --- running ---


def _run(connection, statement, parameters):
    is_dml = getattr(statement, "is_dml", False)
    statement = _with_parameters(statement, parameters)
    if not is_dml:
        return _send(connection, _sent(connection, _with_column_expressions(statement)), statement, parameters)
    statement = _with_defaults(statement)
    if getattr(statement, "is_insert", False) and not statement._has_values and statement.select is None:
        statement = statement.values({})
    given = {name: _plain_value(value) for name, value in _given_values(statement).items()}
    key = _key_to_fetch(statement, connection)
    if key and not all(column.key in given and _is_value(given[column.key]) for column in key):
        sent = statement.returning(*key)
        result = _send(connection, _sent(connection, sent), sent, given)
        row = result.fetchone()
        result.close()
        result = connection._result(None, statement, given, rowcount=1)
        result._primary_key = row
        return result
    result = _send(connection, _sent(connection, statement), statement, given)
    if key:
        names = tuple(column.key for column in key)
        result._primary_key = _database.row(tuple(given[name] for name in names), names,
                                            {name: i for i, name in enumerate(names)})
    return result


def _with_column_expressions(statement):
    """SQL around columns whose types have such."""
    raw = getattr(statement, "_raw_columns", None)
    columns = None if raw is None else _columns_of(statement)
    if not columns or not any(column.type._wraps_columns for column in columns):
        return statement
    copied = statement._generate()
    copied._raw_columns = [column if not column.type._wraps_columns else
                           column.type.column_expression(column).label(column.name) for column in columns]
    return copied


def _sent(connection, statement):
    try:
        return _sql.sent(statement, connection.dialect.name, connection._translation(statement))
    except SQLAlchemyError as error:
        if getattr(error, "statement", "") is None:  # a parameter without a value
            error.statement = statement.compile(dialect=connection.dialect).string
        raise
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        shown, parameters = _shown(connection, statement)
        raise StatementError("(%s.%s) %s" % (type(error).__module__, type(error).__qualname__, error), shown, parameters,
                             error) from error
    except _driver_errors() as error:
        shown, parameters = _shown(connection, statement)
        raise DBAPIError.instance(shown, parameters, error, None) from error


def _shown(connection, statement):
    """A statement and its parameters as SQLAlchemy hands them to the driver."""
    from sqlalchemy.engine._bound import driver_value
    dialect = connection.dialect
    try:
        compiled = statement.compile(dialect=dialect)
        types = compiled.parameter_types()
        values = {key: driver_value(types[key], value, dialect) for key, value in compiled.params.items()}
    except Exception:  # whatever it is, it is no news beside the error that is shown
        return _sql.sent(statement, dialect.name), {}
    if dialect.paramstyle != "qmark":
        return compiled.string, values
    import re
    named = _sql.compile(statement, dialect.name, False, "named")
    return compiled.string, tuple(values.get(name) for name in re.findall(r"(?<![:\w]):(\w+)", named))


def _given_values(statement):
    values = getattr(statement, "_values", None) or {}
    return {key if isinstance(key, str) else key.key: value for key, value in values.items()}


def _is_value(value):
    """Whether the program knows it, and no expression makes it."""
    if getattr(value, "__visit_name__", None) == "bindparam":
        value = value.effective_value
    return value is not None and getattr(value, "__visit_name__", None) is None


def _plain_value(value):
    return value.effective_value if getattr(value, "__visit_name__", None) == "bindparam" else value


def _key_to_fetch(statement, connection):
    """The primary key's columns, where the row of one INSERT is to tell them."""
    table = statement.table
    if not getattr(statement, "is_insert", False) or statement._returning or not getattr(table, "_is_schema_table", False):
        return None
    if statement._multi_values or statement.select is not None or statement._inline or not table.implicit_returning:
        return None
    if connection._handle.records:
        return None
    if statement._post_values_clause is not None or connection.dialect.name not in ("postgresql", "sqlite"):
        return None
    return list(table.primary_key.columns)


def check_rows(dialect, table, rows):
    """The first row says for which columns an INSERT of many has parameters: each of the others has to give them."""
    first = {key if isinstance(key, str) else key.key for key in rows[0]}
    keys = [key for key in table.c.keys() if key in first]
    for number, row in enumerate(rows):
        missing = [key for key in keys if key not in row and table.c[key] not in row]
        if missing:
            orig = InvalidRequestError(f"A value is required for bind parameter {missing[0]!r}, in parameter group {number}")
            shown = table.insert().values({key: None for key in keys}).compile(dialect=dialect)
            raise StatementError(f"(sqlalchemy.exc.InvalidRequestError) {orig}", str(shown), rows, orig, code="cd3x")


def _run_many(connection, statement, rows):
    is_insert = getattr(statement, "is_insert", False) and not statement._has_values and statement.select is None
    if is_insert and not hasattr(statement._given_entity, "__mapper__"):  # a session takes rows of any columns
        check_rows(connection.dialect, statement.table, rows)
    if not getattr(statement, "is_insert", False) or statement._has_values or not _are_alike(rows):
        count = 0
        parts = _parts_of(connection, statement, rows) if len(rows) > 1 else None
        if parts is not None:
            return connection._result(None, statement, rows, rowcount=_send_rows(connection, statement, parts, rows))
        for row in rows:
            count += max(_run(connection, statement, row)._affected(), 0)
        return connection._result(None, statement, rows, rowcount=count)
    count = 0
    keys = [key for key in rows[0] if key in statement.table.c]
    if keys and len(keys) != len(rows[0]):  # parameters for others are not asked for
        rows = [{key: row[key] for key in keys} for row in rows]
    for start in range(0, len(rows), 500):
        part = rows[start:start + 500]
        result = _run(connection, statement.values([dict(row) for row in part]), None)
        count += len(part)
    return result if statement._returning else connection._result(None, statement, rows, rowcount=count)


# What psycopg2 writes is what is sent of values of these types.
_SENT_AS_THEY_ARE = ("Integer", "SmallInteger", "BigInteger", "String", "Text", "Unicode", "UnicodeText", "VARCHAR", "TEXT",
                     "INTEGER", "BIGINT", "Boolean", "BOOLEAN", "NullType")


def _parts_of(connection, statement, rows):
    """The texts of a change around its parameters, and their keys in turn, where each row is written alike; or None."""
    if connection.dialect.name not in ("postgresql", "sqlite") or not (getattr(statement, "is_update", False)
                                                                        or getattr(statement, "is_delete", False)):
        return None
    keys = rows[0].keys() if isinstance(rows[0], dict) else None
    if not keys or statement._returning or not all(type(row) is dict and row.keys() == keys for row in rows):
        return None
    if getattr(statement, "_ordered_values", None) is not None or (getattr(statement, "is_update", False)
                                                                   and _missing(statement, keys)):
        return None
    from sqlalchemy.sql.expression import literal_column
    from sqlalchemy.sql.visitors import iterate, replacement_traverse
    binds = [element for element in iterate(statement) if element.__visit_name__ == "bindparam" and element.key in keys]
    types = [bind.type for bind in binds]
    if {bind.key for bind in binds} != set(keys) or any(bind.expanding or bind.unique for bind in binds) \
            or not all(type(kind).__module__.startswith("sqlalchemy.") and type(kind).__name__ in _SENT_AS_THEY_ARE
                       for kind in types):
        return None
    if not all(value is None or type(value) in (int, str, bool) for row in rows for value in row.values()):
        return None

    def replace(element, **kw):
        if element.__visit_name__ == "bindparam" and element.key in keys:
            return literal_column("\1%s\1" % element.key)
        return None

    template = replacement_traverse(statement, {}, replace)
    values = getattr(statement, "_values", None)
    if values:
        template._values = {key: replacement_traverse(value, {}, replace) for key, value in values.items()}
    parts = _sql.sent(template, connection.dialect.name, connection._translation(statement)).split("\1")
    # One row both ways: whatever else a statement may do with its parameters shows here.
    quote = _database.quote if connection.dialect.name == "postgresql" else _quoted
    first = "".join(quote(rows[0][part]) if i % 2 else part for i, part in enumerate(parts))
    return parts if first == _sent(connection, _with_parameters(statement, rows[0])) else None


def bound_error(connection, statement, error):
    """What SQLAlchemy makes of a value that the driver does not take, or of one that is not there."""
    if isinstance(error, StatementError) and error.statement is None:
        from sqlalchemy.util import immutabledict
        error.statement, error.params = _shown(connection, statement)[0], [immutabledict()]
    elif isinstance(error, _driver_errors()):
        shown, parameters = _shown(connection, statement)
        return DBAPIError.instance(shown, parameters, error, None)
    return error


def _quoted(value):
    return "NULL" if value is None else str(int(value)) if isinstance(value, int) else "'%s'" % value.replace("'", "''")


def _send_rows(connection, statement, parts, rows):
    connection._begin_for(parts[0], False)
    try:
        if connection.dialect.name == "postgresql":
            return connection._handle.execute_rows(parts, rows)
        sql, keys, execute = "?".join(parts[::2]), parts[1::2], connection._handle.execute
        return sum([max(execute(sql, tuple([row[key] for key in keys])).affected, 0) for row in rows])
    except StatementError as error:
        if error._is_earlier:
            raise
        error.statement = str(statement.compile(dialect=connection.dialect))
        error.params = [{key: row[key] for key in parts[1::2]} for row in rows]
        error.ismulti = True
        raise


def _are_alike(rows):
    keys = set(rows[0])
    return all(set(row) == keys for row in rows)


def _send(connection, sql, statement, parameters=None):
    try:
        cursor = connection._send(sql, None, _NO_PLACES)
    except StatementError as error:
        if not error._is_earlier and hasattr(statement, "compile") and not getattr(statement, "_is_ddl", False):
            error.statement, error.params = _shown(connection, statement)
        raise
    result = connection._result(cursor, statement, parameters)
    columns = _columns_of(statement)
    if cursor is not None and columns and cursor.fields and len(columns) == len(cursor.fields):
        names = tuple(cursor.fields)
        keys = {_name_of(column, field): i for i, (column, field) in reversed(list(enumerate(zip(columns, names))))}
        keys.update((name, i) for i, name in reversed(list(enumerate(names))))
        keys.update((column, i) for i, column in reversed(list(enumerate(columns))))
        cursor.set_names(names, keys)
        converters = [_converter(column.type, connection.dialect) for column in columns]
        if any(converters):
            cursor.set_converters(converters)
        result = connection._result(cursor, statement, parameters)
    return result


def _columns_of(statement):
    columns = getattr(statement, "_all_selected_columns", None)
    if columns is None:
        selected = getattr(statement, "selected_columns", None)
        columns = None if selected is None else list(selected)
    if not columns or not all(hasattr(column, "type") for column in columns):
        return None
    return list(columns)


def _name_of(column, field):
    key = getattr(column, "key", None)
    if key is None or not isinstance(key, str) or getattr(column, "_is_anonymous", False):
        return field
    return key if getattr(column, "name", None) == field else field


# --- values of rows ---


def _own_processor(type_, dialect):
    """What a class of the project says of values that come back."""
    for cls in type(type_).__mro__:
        method = cls.__dict__.get("result_processor")
        if method is not None:
            return None if cls.__module__.startswith("sqlalchemy.") else type_.result_processor(dialect, None)
    return None


def _converter(type_, dialect):
    if type_._isnull:
        return None
    type_ = type_._variant_mapping.get(dialect.name, type_)
    if type_._is_type_decorator:
        inner = _converter(type_.type_engine(dialect), dialect)
        if not type_._processing("process_result_value"):
            return inner
        process = type_.process_result_value
        if inner is None:
            return lambda value: process(value, dialect)
        return lambda value: process(None if value is None else inner(value), dialect)
    own = _own_processor(type_, dialect)
    return result_converter(type_, dialect) if own is None else own


def result_converter(type_, dialect):
    found = _plain(type_, dialect)
    return None if found is None else lambda value: None if value is None else found(value)


def _plain(type_, dialect):
    from sqlalchemy.sql import sqltypes
    is_sqlite = dialect.name == "sqlite"
    if isinstance(type_, sqltypes.Enum):
        return type_._object_value_for_elem if type_.enum_class is not None else None
    if isinstance(type_, sqltypes.Uuid):
        return _uuid if type_.as_uuid else _uuid_text
    if isinstance(type_, sqltypes.Boolean):
        return None if dialect.name == "postgresql" else bool
    if isinstance(type_, sqltypes.ARRAY):
        return _array(_converter(type_.item_type, dialect))
    if isinstance(type_, sqltypes.Numeric):
        return _number(type_)
    if isinstance(type_, sqltypes.LargeBinary):
        return bytes
    if not is_sqlite:
        return _of_postgresql(type_.__visit_name__)
    if isinstance(type_, sqltypes.JSON):
        return _document(dialect)
    if isinstance(type_, (sqltypes.DateTime, sqltypes.Date, sqltypes.Time)):
        return _moment(type_)
    if isinstance(type_, sqltypes.Interval):
        from datetime import datetime
        return lambda value: datetime.fromisoformat(value) - datetime(1970, 1, 1)
    return None


def _of_postgresql(name):
    if name == "HSTORE":
        return _hstore
    if isinstance(name, str) and name.endswith("RANGE") and not name.endswith("MULTIRANGE"):
        from sqlalchemy.dialects.postgresql import Range
        return lambda value: Range(value._lower, value._upper, bounds=value._bounds or "[)", empty=not value._bounds)
    return None


def _hstore(value):
    if not isinstance(value, str):
        return value
    import re
    if not value:
        return {}
    text = r'"((?:[^"\\]|\\.)*)"'
    plain = lambda found: re.sub(r"\\(.)", r"\1", found)
    return {plain(key): None if rest == "NULL" else plain(item)
            for key, rest, item in re.findall(text + r"\s*=>\s*(NULL|" + text + ")", value)}


def _document(dialect):
    loads = dialect._json_deserializer
    if loads is None:
        from json import loads
    return lambda value: loads(value if isinstance(value, (str, bytes)) else str(value))


def _array(item):
    def read(value):
        if isinstance(value, str):  # of a type that the driver does not know
            value = _database.texts(value)
        return value if item is None else _each(value, item)

    return read


def _each(value, item):
    return [_each(one, item) if isinstance(one, list) else item(one) for one in value]


def _uuid(value):
    from uuid import UUID
    return value if isinstance(value, UUID) else UUID(value)


def _uuid_text(value):
    return str(_uuid(value))


def _number(type_):
    if not type_.asdecimal:
        return lambda value: value if isinstance(value, float) else float(value)
    from decimal import Decimal
    places = "%%.%df" % type_._effective_decimal_return_scale
    return lambda value: value if isinstance(value, Decimal) else Decimal(places % value)


def _moment(type_):
    import datetime
    from sqlalchemy.sql import sqltypes
    if isinstance(type_, sqltypes.DateTime):
        cls = datetime.datetime
    elif isinstance(type_, sqltypes.Date):
        cls = datetime.date
    else:
        cls = datetime.time

    return cls.fromisoformat
