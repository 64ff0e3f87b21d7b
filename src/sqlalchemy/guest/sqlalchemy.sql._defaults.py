"""What fills a column that an INSERT leaves out: defaults, sequences, identities, computed columns."""
import _host
from sqlalchemy.exc import ArgumentError
from sqlalchemy.sql._clauses import ClauseElement, TextClause, text
from sqlalchemy.sql._names import named
from sqlalchemy.sql.base import SchemaVisitable
from sqlalchemy.sql.type_api import SchemaEventTarget, generic_repr, to_instance

_MODULE = "sqlalchemy.sql.schema"


class SchemaConst:
    class _Symbol:
        def __init__(self, name):
            self.name = name

        def __repr__(self):
            return "<SchemaConst.%s>" % self.name

    RETAIN_SCHEMA = _Symbol("RETAIN_SCHEMA")
    BLANK_SCHEMA = _Symbol("BLANK_SCHEMA")
    NULL_UNSPECIFIED = _Symbol("NULL_UNSPECIFIED")


RETAIN_SCHEMA = SchemaConst.RETAIN_SCHEMA
BLANK_SCHEMA = SchemaConst.BLANK_SCHEMA
NULL_UNSPECIFIED = SchemaConst.NULL_UNSPECIFIED


def _get_table_key(name, schema):
    return name if schema is None else schema + "." + name


class SchemaItem(SchemaEventTarget, SchemaVisitable):
    """What a table or a column is made of."""
    __module__ = _MODULE
    __visit_name__ = "schema_item"
    create_drop_stringify_dialect = "default"
    _info = None

    def _init_items(self, *args):
        for item in args:
            if item is None:
                continue
            if isinstance(item, SchemaEventTarget):
                item._set_parent_with_dispatch(self)
                continue
            if _host.is_opaque(item):
                bool(item)  # raises: it may have been a column
            try:
                attach = item._set_parent_with_dispatch
            except AttributeError as error:
                raise ArgumentError("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got %r"
                                    % (item,)) from error
            attach(self)

    @property
    def info(self):
        if self._info is None:
            self._info = {}
        return self._info

    @info.setter
    def info(self, value):
        self._info = value

    def _schema_item_copy(self, item):
        if self._info:
            item._info = dict(self._info)
        if self._listeners:
            from sqlalchemy.event import _options
            for name, fns in self._listeners.items():
                for fn in fns:
                    if _options.get(id(fn), {}).get("propagate"):
                        item._listen(name, fn)
        return item

    def __repr__(self):
        return generic_repr(self, omit_kwarg=["info"])


class HasConditionalDDL:
    _ddl_if = None

    def ddl_if(self, dialect=None, callable_=None, state=None):
        self._ddl_if = (dialect, callable_, state)
        return self


class FetchedValue(SchemaEventTarget):
    __module__ = _MODULE
    is_server_default = True
    reflected = False
    has_argument = False
    is_clause_element = False
    is_identity = False
    column = None

    def __init__(self, for_update=False):
        self.for_update = for_update

    def _as_for_update(self, for_update):
        return self if for_update == self.for_update else self._clone(for_update)

    def _copy(self, **kw):
        return self._clone(self.for_update)

    def copy(self, **kw):
        return self._copy(**kw)

    def _clone(self, for_update):
        clone = self.__class__.__new__(self.__class__)
        clone.__dict__.update(self.__dict__)
        clone.__dict__.pop("column", None)
        clone.for_update = for_update
        return clone

    def _set_parent(self, parent):
        self.column = parent
        if self.for_update:
            parent.server_onupdate = self
        else:
            parent.server_default = self

    def __repr__(self):
        return generic_repr(self)


class DefaultClause(FetchedValue):
    __module__ = _MODULE
    has_argument = True

    def __init__(self, arg, for_update=False, _reflected=False):
        if not isinstance(arg, (str, ClauseElement)):
            raise ArgumentError("Argument 'arg' is expected to be one of type '%s' or '%s' or '%s', got '%s'"
                                % (str, ClauseElement, TextClause, type(arg)))
        self.for_update = for_update
        self.arg = arg
        self.reflected = _reflected

    def __repr__(self):
        return "DefaultClause(%r, for_update=%r)" % (self.arg, self.for_update)


PassiveDefault = DefaultClause


class DefaultGenerator(SchemaItem):
    __module__ = _MODULE
    __visit_name__ = "default_generator"
    _is_default_generator = True
    is_sequence = False
    is_identity = False
    is_server_default = False
    is_clause_element = False
    is_callable = False
    is_scalar = False
    has_arg = False
    is_sentinel = False
    column = None

    def __init__(self, for_update=False):
        self.for_update = for_update

    def _set_parent(self, parent):
        self.column = parent
        if self.for_update:
            parent.onupdate = self
        else:
            parent.default = self


class ColumnDefault(DefaultGenerator):
    __module__ = _MODULE
    has_arg = True

    def __new__(cls, arg=None, for_update=False):
        if _host.is_opaque(arg):
            return object.__new__(_OpaqueColumnDefault)
        if isinstance(arg, FetchedValue):
            raise ArgumentError("ColumnDefault may not be a server-side default type.")
        if cls is ColumnDefault:
            if isinstance(arg, ClauseElement):
                cls = ColumnElementColumnDefault
            elif callable(arg):
                cls = CallableColumnDefault
            elif arg is not None:
                cls = ScalarElementColumnDefault
        return object.__new__(cls)

    def __init__(self, arg=None, for_update=False):
        self.for_update = for_update
        self.arg = arg

    def _copy(self, **kw):
        return self.__class__(self.arg, self.for_update)

    def __repr__(self):
        return f"{self.__class__.__name__}({self.arg!r})"


class ScalarElementColumnDefault(ColumnDefault):
    __module__ = _MODULE
    is_scalar = True


class ColumnElementColumnDefault(ColumnDefault):
    __module__ = _MODULE
    is_clause_element = True


class _OpaqueColumnDefault(ColumnDefault):
    """Of a package that is not here: a program's default is no matter to the database."""

    __module__ = _MODULE
    is_callable = True


class CallableColumnDefault(ColumnDefault):
    __module__ = _MODULE
    is_callable = True

    def __init__(self, arg, for_update=False):
        self.for_update = for_update
        self._given = arg
        self.arg = self._with_context(arg)

    def _copy(self, **kw):
        return CallableColumnDefault(self._given, self.for_update)

    @staticmethod
    def _with_context(fn):
        """Defaults are called with a context, which most functions do not take."""
        def without(context):
            return fn()

        without.__name__ = getattr(fn, "__name__", type(fn).__name__)
        without.__qualname__ = getattr(fn, "__qualname__", without.__name__)
        from inspect import signature
        try:
            parameters = signature(fn).parameters.values()
        except (TypeError, ValueError):
            return without
        required = [p for p in parameters
                    if p.default is p.empty and p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
        if len(required) > 1:
            raise ArgumentError("ColumnDefault Python function takes zero or one positional arguments")
        return fn if required else without


class IdentityOptions:
    __module__ = _MODULE

    def __init__(self, start=None, increment=None, minvalue=None, maxvalue=None, nominvalue=None, nomaxvalue=None,
                 cycle=None, cache=None, order=None):
        self.start = start
        self.increment = increment
        self.minvalue = minvalue
        self.maxvalue = maxvalue
        self.nominvalue = nominvalue
        self.nomaxvalue = nomaxvalue
        self.cycle = cycle
        self.cache = cache
        self.order = order

    def _options(self):
        return {"start": self.start, "increment": self.increment, "minvalue": self.minvalue,
                "maxvalue": self.maxvalue, "nominvalue": self.nominvalue, "nomaxvalue": self.nomaxvalue,
                "cycle": self.cycle, "cache": self.cache, "order": self.order}


class Sequence(IdentityOptions, DefaultGenerator):
    __module__ = _MODULE
    __visit_name__ = "sequence"
    is_sequence = _is_translated = True

    def __init__(self, name, start=None, increment=None, minvalue=None, maxvalue=None, nominvalue=None,
                 nomaxvalue=None, cycle=None, schema=None, cache=None, order=None, data_type=None, optional=False,
                 quote=None, metadata=None, quote_schema=None, for_update=False):
        self.for_update = for_update
        IdentityOptions.__init__(self, start, increment, minvalue, maxvalue, nominvalue, nomaxvalue, cycle, cache,
                                 order)
        self.name = named(name, quote)
        self.optional = optional
        if schema is BLANK_SCHEMA:
            schema = None
        elif metadata is not None and schema is None and metadata.schema:
            schema = metadata.schema
        else:
            schema = named(schema, quote_schema)
        self.schema = schema
        self.metadata = metadata
        self._key = _get_table_key(name, schema)
        if metadata is not None:
            self._set_metadata(metadata)
        self.data_type = None if data_type is None else to_instance(data_type)

    def next_value(self):
        from sqlalchemy.sql.functions import func
        return func.next_value(self)

    def _set_parent(self, parent):
        DefaultGenerator._set_parent(self, parent)
        parent._on_table_attach(lambda column, table: self._set_metadata(table.metadata))

    def _set_metadata(self, metadata):
        self.metadata = metadata
        metadata._sequences[self._key] = self

    def _copy(self, **kw):
        return Sequence(self.name, schema=self.schema, data_type=self.data_type, optional=self.optional,
                        for_update=self.for_update, **self._options())

    def create(self, bind, checkfirst=True):
        from sqlalchemy.sql.ddl import create
        create(self, bind, checkfirst)

    def drop(self, bind, checkfirst=True):
        from sqlalchemy.sql.ddl import drop
        drop(self, bind, checkfirst)


class Computed(FetchedValue, SchemaItem):
    __module__ = _MODULE
    __visit_name__ = "computed_column"

    def __init__(self, sqltext, persisted=None):
        from sqlalchemy.sql._constraints import expect_expression
        self.sqltext = expect_expression(sqltext)
        self.persisted = persisted
        self.column = None

    def _set_parent(self, parent):
        if (not isinstance(parent.server_default, (type(None), Computed))
                or not isinstance(parent.server_onupdate, (type(None), Computed))):
            raise ArgumentError("A generated column cannot specify a server_default or a server_onupdate argument")
        self.column = parent
        parent.computed = self
        parent.server_onupdate = self
        parent.server_default = self

    def _as_for_update(self, for_update):
        return self

    def _copy(self, target_table=None, **kw):
        from sqlalchemy.sql._constraints import copy_expression
        source = None if self.column is None else self.column.table
        return self._schema_item_copy(Computed(copy_expression(self.sqltext, source, target_table),
                                               persisted=self.persisted))


class Identity(IdentityOptions, FetchedValue, SchemaItem):
    __module__ = _MODULE
    __visit_name__ = "identity_column"
    is_identity = True

    def __init__(self, always=False, on_null=None, start=None, increment=None, minvalue=None, maxvalue=None,
                 nominvalue=None, nomaxvalue=None, cycle=None, cache=None, order=None):
        IdentityOptions.__init__(self, start, increment, minvalue, maxvalue, nominvalue, nomaxvalue, cycle, cache,
                                 order)
        self.always = always
        self.on_null = on_null
        self.column = None

    def _set_parent(self, parent):
        if (not isinstance(parent.server_default, (type(None), Identity))
                or not isinstance(parent.server_onupdate, type(None))):
            raise ArgumentError("A column with an Identity object cannot specify a server_default or a "
                                "server_onupdate argument")
        if parent.autoincrement is False:
            raise ArgumentError("A column with an Identity object cannot specify autoincrement=False")
        self.column = parent
        parent.identity = self
        if parent._user_defined_nullable is NULL_UNSPECIFIED:
            parent.nullable = False
        parent.server_default = self

    def _as_for_update(self, for_update):
        return self

    def _copy(self, **kw):
        return self._schema_item_copy(Identity(always=self.always, on_null=self.on_null, **self._options()))
