"""What constructs share: arguments that a dialect alone understands, collections of columns."""
from sqlalchemy.exc import ArgumentError
from sqlalchemy.sql._names import _NONE_NAME
from sqlalchemy.sql.type_api import SchemaEventTarget

NO_ARG = object()


class SchemaVisitable:
    pass


# What each dialect accepts for a construct, by the name of its class, with what it means when absent.
_constructs = {
    "postgresql": {
        "Index": {"using": False, "include": None, "where": None, "ops": {}, "concurrently": False, "with": {},
                  "tablespace": None, "nulls_not_distinct": None},
        "Table": {"ignore_search_path": False, "tablespace": None, "partition_by": None, "with_oids": None,
                  "on_commit": None, "inherits": None, "using": None},
        "CheckConstraint": {"not_valid": False},
        "ForeignKeyConstraint": {"not_valid": False},
        "PrimaryKeyConstraint": {"include": None},
        "UniqueConstraint": {"include": None, "nulls_not_distinct": None}},
    "mysql": {
        "Table": {"*": None},
        "Update": {"limit": None},
        "Delete": {"limit": None},
        "PrimaryKeyConstraint": {"using": None},
        "Index": {"using": None, "length": None, "prefix": None, "with_parser": None}},
    "sqlite": {
        "Table": {"autoincrement": False, "with_rowid": True, "strict": False},
        "Index": {"where": None},
        "Column": {"on_conflict_primary_key": None, "on_conflict_not_null": None, "on_conflict_unique": None},
        "Constraint": {"on_conflict": None}},
    "mssql": {
        "PrimaryKeyConstraint": {"clustered": None},
        "UniqueConstraint": {"clustered": None},
        "Index": {"clustered": None, "include": None, "where": None, "columnstore": None},
        "Column": {"identity_start": None, "identity_increment": None}},
    "oracle": {
        "Table": {"resolve_synonyms": False, "on_commit": None, "compress": False, "tablespace": None},
        "Index": {"bitmap": False, "compress": False, "vector": False},
        "Select": {"fetch_approximate": False},
        "CompoundSelect": {"fetch_approximate": False}},
}
_constructs["mariadb"] = _constructs["mysql"]


class _Options:
    """The options of one dialect: as given, else as they are when absent."""

    def __init__(self, defaults):
        self._defaults = defaults
        self._non_defaults = {}

    def __contains__(self, key):
        return key in self._non_defaults or key in self._defaults

    def __getitem__(self, key):
        given = self._non_defaults
        return given[key] if key in given else self._defaults[key]

    def __setitem__(self, key, value):
        self._non_defaults[key] = value

    def __delitem__(self, key):
        del self._non_defaults[key]

    def __iter__(self):
        return iter({**self._defaults, **self._non_defaults})

    def __len__(self):
        return len({**self._defaults, **self._non_defaults})

    def get(self, key, default=None):
        return self[key] if key in self else default

    def keys(self):
        return list(self)

    def items(self):
        return {**self._defaults, **self._non_defaults}.items()

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, values):
        self._non_defaults.update(values)


def _defaults_of(cls, dialect_name):
    accepted = _constructs.get(dialect_name)
    if accepted is None:
        return None
    defaults = {}
    for base in reversed(cls.__mro__):
        defaults.update(accepted.get(base.__name__, ()))
    return defaults


class _DialectOptions(dict):
    def __init__(self, cls):
        self._cls = cls

    def __missing__(self, name):
        defaults = _defaults_of(self._cls, name)
        if defaults is None:
            from sqlalchemy.exc import NoSuchModuleError
            raise NoSuchModuleError("Can't load plugin: sqlalchemy.dialects:%s" % name)
        options = self[name] = _Options(defaults)
        return options


class DialectKWArgs:
    _dialect_options = None

    @classmethod
    def argument_for(cls, dialect_name, argument_name, default):
        _constructs.setdefault(dialect_name, {}).setdefault(cls.__name__, {})[argument_name] = default

    @property
    def dialect_options(self):
        options = self._dialect_options
        if options is None:
            options = self._dialect_options = _DialectOptions(self.__class__)
        return options

    @property
    def dialect_kwargs(self):
        """What was given, as dialect_option: value."""
        options = self._dialect_options
        if not options:
            return {}
        return {"%s_%s" % (dialect, key): value
                for dialect, given in options.items() for key, value in given._non_defaults.items()}

    @property
    def kwargs(self):
        return self.dialect_kwargs

    def _validate_dialect_kwargs(self, kwargs):
        for name, value in kwargs.items():
            dialect, separator, option = name[1:].partition("_")
            dialect = name[:1] + dialect
            if not separator or not option or not name[:1]:
                raise TypeError("Additional arguments should be named <dialectname>_<argument>, got '%s'" % name)
            options = self.dialect_options
            if dialect not in options:
                defaults = _defaults_of(self.__class__, dialect)
                if defaults is None:
                    import warnings
                    from sqlalchemy.exc import SAWarning
                    warnings.warn("Can't validate argument %r; can't locate any SQLAlchemy dialect named %r"
                                  % (name, dialect), SAWarning)
                    defaults = {"*": None}
                options[dialect] = _Options(defaults)
            accepted = options[dialect]
            if option not in accepted and "*" not in accepted:
                raise ArgumentError("Argument %r is not accepted by dialect %r on behalf of %r"
                                    % (name, dialect, self.__class__))
            accepted[option] = value


class ColumnCollection:
    """Columns by their keys, in order; two may share a key."""

    def __init__(self, columns=()):
        self._by_key = {}
        self._all = []
        for key, column in columns:
            self.add(column, key)

    @property
    def _all_columns(self):
        return list(self._all)

    def keys(self):
        return [key for key, _ in self.items()]

    def values(self):
        return list(self._all)

    def items(self):
        if len(self._by_key) == len(self._all):
            return list(self._by_key.items())
        return [(column.key, column) for column in self._all]

    def __bool__(self):
        return True

    def __len__(self):
        return len(self._all)

    def __iter__(self):
        return iter(self._all)

    def __getitem__(self, key):
        if isinstance(key, str):
            return self._by_key[key]
        if isinstance(key, slice):
            return tuple(self._all[key])
        if isinstance(key, tuple):
            return ColumnCollection([(k, self[k]) for k in key])
        return self._all[key]

    def __getattr__(self, key):
        if key.startswith("__"):
            raise AttributeError(key)
        try:
            return self.__dict__["_by_key"][key]
        except KeyError as error:
            raise AttributeError(key) from error

    def __contains__(self, key):
        if not isinstance(key, str):
            raise ArgumentError("__contains__ requires a string argument")
        return key in self._by_key

    def __eq__(self, other):
        return self is other

    def __ne__(self, other):
        return self is not other

    def __hash__(self):
        return id(self)

    def __str__(self):
        return "%s(%s)" % (self.__class__.__name__, ", ".join(str(column) for column in self._all))

    __repr__ = __str__

    def get(self, key, default=None):
        return self._by_key.get(key, default)

    def contains_column(self, column):
        return any(other is column for other in self._all)

    def corresponding_column(self, column, require_embedded=False):
        for other in self._all:
            if other is column:
                return other
        return self._by_key.get(column.key)

    def add(self, column, key=None):
        key = column.key if key is None else key
        existing = self._by_key.get(key)
        if existing is column:
            return
        if existing is None:
            self._by_key[key] = column
        self._all.append(column)

    def extend(self, columns):
        for column in columns:
            self.add(column)

    def remove(self, column):
        self._all[:] = [other for other in self._all if other is not column]
        for key, other in list(self._by_key.items()):
            if other is column:
                del self._by_key[key]

    def clear(self):
        self._all.clear()
        self._by_key.clear()

    def replace(self, column, extra_remove=None):
        """Puts the column where one of its key or name stands, or at the end."""
        gone = list(extra_remove or ())
        existing = self._by_key.get(column.key)
        if existing is not None:
            gone.append(existing)
        if column.name is not None:
            other = self._by_key.get(column.name)
            if other is not None and other.name == other.key:
                gone.append(other)
        columns = []
        is_placed = False
        for old in self._all:
            if any(old is dead for dead in gone) or old is column:
                if not is_placed:
                    columns.append(column)
                    is_placed = True
            else:
                columns.append(old)
        if not is_placed:
            columns.append(column)
        self._all[:] = columns
        self._by_key.clear()
        for old in columns:
            self._by_key.setdefault(old.key, old)

    def as_readonly(self):
        return self


class DedupeColumnCollection(ColumnCollection):
    pass


class ReadOnlyColumnCollection(ColumnCollection):
    pass


class ColumnSet(list):
    pass
