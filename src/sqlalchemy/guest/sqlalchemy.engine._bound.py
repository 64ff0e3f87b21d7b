"""What types make of values on their way to the driver: SQLAlchemy's bind processors for psycopg2 and sqlite3."""


def driver_value(type_, value, dialect):
    process = _resolved(type_, dialect).bind_processor(dialect)
    return value if process is None else process(value)


def expression(type_, value):
    """What bind_expression() makes of a parameter, or None."""
    from sqlalchemy.sql.elements import BindParameter
    return type_.bind_expression(BindParameter(None, value, type_, unique=True))


def _resolved(type_, dialect):
    return type_._variant_mapping.get(dialect.name, type_)


def processor(type_, dialect):
    """The bind processor of a type of SQLAlchemy's own, or None."""
    from sqlalchemy.sql import sqltypes
    type_ = _resolved(type_, dialect)
    if type_._is_type_decorator:
        return type_.bind_processor(dialect)
    for cls, make in _processors(sqltypes):
        if isinstance(type_, cls):
            return make(type_, dialect)
    name = type_.__visit_name__
    if name == "HSTORE":
        return lambda value: _Hstore(value) if isinstance(value, dict) else value
    if isinstance(name, str) and name.endswith("MULTIRANGE"):
        return lambda value: _multirange(value) if isinstance(value, list) else value
    if name in _RANGES:
        return _range(name)
    return None


def _processors(types):
    return ((types.Enum, _enum), (types.JSON, _json), (types.Uuid, _uuid), (types.Boolean, _boolean), (types.ARRAY, _array),
            (types.LargeBinary, _binary), (types.Numeric, _number), (types.Interval, _interval), (types.DateTime, _moment),
            (types.Date, _date), (types.Time, _time))


def _enum(type_, dialect):
    return lambda value: None if value is None else type_._db_value_for_elem(value)


def _json(type_, dialect):
    from sqlalchemy.sql import sqltypes
    dumps = dialect._json_serializer
    if dumps is None:
        from json import dumps

    def process(value):
        if value is sqltypes.JSON.NULL:
            value = None
        elif value is None and type_.none_as_null or getattr(value, "__visit_name__", None) == "null":
            return None
        return dumps(value)

    return process


def _uuid(type_, dialect):
    if dialect.name == "postgresql" and getattr(type_, "native_uuid", True):
        return None
    if type_.as_uuid:
        return lambda value: None if value is None else value.hex
    return lambda value: None if value is None else value.replace("-", "")


def _boolean(type_, dialect):
    make = bool if dialect.name == "postgresql" else int

    def process(value):
        if value is None:
            return None
        if value not in (True, False):
            if not isinstance(value, int):
                raise TypeError(f"Not a boolean value: {value!r}")
            raise ValueError(f"Value {value!r} is not None, True, or False")
        return make(value)

    return process


def _array(type_, dialect):
    item = _resolved(type_.item_type, dialect).bind_processor(dialect)
    dimensions = type_.dimensions

    def each(value, depth):
        is_last = depth == 1 if depth is not None else not (value and isinstance(value[0], (list, tuple)))
        if is_last:
            return list(value) if item is None else [item(one) for one in value]
        return [one if one is None else each(one, None if depth is None else depth - 1) for one in value]

    def process(value):
        if value is None or isinstance(value, str):
            return value
        return each(list(value), dimensions)

    return process


def _binary(type_, dialect):
    return lambda value: value if value is None else memoryview(value)


def _number(type_, dialect):
    return None if dialect.name == "postgresql" else lambda value: None if value is None else float(value)


def _interval(type_, dialect):
    if dialect.name == "postgresql" and type_.native:
        return None
    from datetime import datetime
    epoch = datetime(1970, 1, 1)
    return lambda value: None if value is None else _MOMENT % _parts(epoch + value)


# --- dates and times as SQLite stores them ---

_MOMENT = "%(year)04d-%(month)02d-%(day)02d %(hour)02d:%(minute)02d:%(second)02d.%(microsecond)06d"
_DATE = "%(year)04d-%(month)02d-%(day)02d"
_TIME = "%(hour)02d:%(minute)02d:%(second)02d.%(microsecond)06d"
_NAMES = ("year", "month", "day", "hour", "minute", "second", "microsecond")


def _parts(value):
    return {name: getattr(value, name, 0) for name in _NAMES}


def _stored(type_, dialect, cls_name, format_, refusal):
    if dialect.name == "postgresql":
        return None
    import datetime
    classes = (datetime.datetime, datetime.date) if cls_name == "datetime" else getattr(datetime, cls_name)
    format_ = getattr(type_, "_storage_format", None) or format_

    def process(value):
        if value is None:
            return None
        if not isinstance(value, classes):
            raise TypeError(refusal)
        return format_ % _parts(value)

    return process


def _moment(type_, dialect):
    return _stored(type_, dialect, "datetime", _MOMENT,
                   "SQLite DateTime type only accepts Python datetime and date objects as input.")


def _date(type_, dialect):
    return _stored(type_, dialect, "date", _DATE, "SQLite Date type only accepts Python date objects as input.")


def _time(type_, dialect):
    return _stored(type_, dialect, "time", _TIME, "SQLite Time type only accepts Python time objects as input.")


# --- PostgreSQL's own ---

_RANGES = {"INT4RANGE": "NumericRange", "INT8RANGE": "NumericRange", "NUMRANGE": "NumericRange", "DATERANGE": "DateRange",
           "TSRANGE": "DateTimeRange", "TSTZRANGE": "DateTimeTZRange"}


def _range(name):
    from psycopg2 import extras
    from sqlalchemy.dialects.postgresql import Range
    cls = getattr(extras, _RANGES[name])
    return lambda value: cls(value.lower, value.upper, value.bounds, value.empty) if isinstance(value, Range) else value


def _multirange(value):
    return "{%s}" % ",".join(str(one) for one in value)


class _Hstore:
    """A dict as psycopg2 writes it for hstore."""

    def __init__(self, wrapped):
        self.wrapped = wrapped

    def getquoted(self):
        if not self.wrapped:
            return b"''::hstore"
        import _database
        keys, values = list(self.wrapped), list(self.wrapped.values())
        return f"hstore({_database.quote(keys)}, {_database.quote(values)})".encode()
