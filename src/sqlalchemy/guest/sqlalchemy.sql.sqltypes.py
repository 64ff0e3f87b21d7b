"""The generic types, and SQL's own."""
from sqlalchemy.exc import ArgumentError
from sqlalchemy.sql._names import named
from sqlalchemy.sql.type_api import (Emulated, ExternalType, NativeForEmulated, SchemaEventTarget, TypeDecorator,
                                     TypeEngine, TypeEngineMixin, UserDefinedType, Variant, constructor_copy,
                                     generic_repr, to_instance)


class HasExpressionLookup(TypeEngineMixin):
    pass


class Concatenable(TypeEngineMixin):
    pass


class Indexable(TypeEngineMixin):
    pass


class String(Concatenable, TypeEngine):
    __visit_name__ = "string"

    def __init__(self, length=None, collation=None, convert_unicode=False, unicode_error=None, _warn_on_bytestring=False,
                 _expect_unicode=False):
        self.length = length
        self.collation = collation

    @property
    def python_type(self):
        return str

    def literal_processor(self, dialect):
        return lambda value: "'%s'" % value.replace("'", "''")


class Text(String):
    __visit_name__ = "text"


class Unicode(String):
    __visit_name__ = "unicode"


class UnicodeText(Text):
    __visit_name__ = "unicode_text"


class Integer(HasExpressionLookup, TypeEngine):
    __visit_name__ = "integer"

    @property
    def python_type(self):
        return int

    def literal_processor(self, dialect):
        return lambda value: str(int(value))


class SmallInteger(Integer):
    __visit_name__ = "small_integer"


class BigInteger(Integer):
    __visit_name__ = "big_integer"


class Numeric(HasExpressionLookup, TypeEngine):
    __visit_name__ = "numeric"
    _default_decimal_return_scale = 10

    def __init__(self, precision=None, scale=None, decimal_return_scale=None, asdecimal=True):
        self.precision = precision
        self.scale = scale
        self.decimal_return_scale = decimal_return_scale
        self.asdecimal = asdecimal

    @property
    def _effective_decimal_return_scale(self):
        if self.decimal_return_scale is not None:
            return self.decimal_return_scale
        return self._default_decimal_return_scale if getattr(self, "scale", None) is None else self.scale

    @property
    def python_type(self):
        if self.asdecimal:
            from decimal import Decimal
            return Decimal
        return float

    def literal_processor(self, dialect):
        return str


class Float(Numeric):
    __visit_name__ = "float"
    scale = None

    def __init__(self, precision=None, asdecimal=False, decimal_return_scale=None):
        self.precision = precision
        self.asdecimal = asdecimal
        self.decimal_return_scale = decimal_return_scale


class Double(Float):
    __visit_name__ = "double"


class DateTime(HasExpressionLookup, TypeEngine):
    __visit_name__ = "datetime"

    def __init__(self, timezone=False):
        self.timezone = timezone

    @property
    def python_type(self):
        from datetime import datetime
        return datetime


class Date(HasExpressionLookup, TypeEngine):
    __visit_name__ = "date"

    @property
    def python_type(self):
        from datetime import date
        return date


class Time(HasExpressionLookup, TypeEngine):
    __visit_name__ = "time"

    def __init__(self, timezone=False):
        self.timezone = timezone

    @property
    def python_type(self):
        from datetime import time
        return time


class _Binary(TypeEngine):
    def __init__(self, length=None):
        self.length = length

    @property
    def python_type(self):
        return bytes


class LargeBinary(_Binary):
    __visit_name__ = "large_binary"

    def __init__(self, length=None):
        self.length = length


class SchemaType(SchemaEventTarget, TypeEngineMixin):
    """A type that is an object of the schema, or brings a constraint."""
    _use_schema_map = _is_translated = True
    name = None
    metadata = None

    def __init__(self, name=None, schema=None, metadata=None, inherit_schema=False, quote=None, _create_events=True,
                 _adapted_from=None):
        self.name = named(name, quote)
        self.schema = schema
        self.metadata = metadata
        self.inherit_schema = inherit_schema
        self._create_events = _create_events
        if metadata is not None and _create_events:
            metadata._types.append(self)
        if _adapted_from is not None and _adapted_from._listeners:
            self._listeners = {name: list(fns) for name, fns in _adapted_from._listeners.items()}

    def _set_parent(self, parent):
        parent._on_table_attach(self._set_table)

    def _set_table(self, column, table):
        if self.inherit_schema:
            self.schema = table.schema
        elif self.metadata is not None and self.schema is None and self.metadata.schema:
            self.schema = self.metadata.schema

    def _variants_for(self, column):
        variants = column.type._variant_mapping
        return {**variants, "_default": column.type} if variants else None

    def _is_impl_for_variant(self, dialect, variants):
        """Whether this is the type that the column has on the dialect, of its variants."""
        if not variants:
            return True
        chosen = variants.get(dialect.name, variants["_default"])
        return chosen is self or isinstance(chosen, ARRAY) and chosen.item_type is self

    def copy(self, **kw):
        copied = self.__class__.__new__(self.__class__)
        copied.__dict__.update(self.__dict__)
        if self.metadata is not None:
            copied.metadata = kw.get("_to_metadata", self.metadata)
            if copied.metadata is not self.metadata and copied.metadata is not None:
                copied.metadata._types.append(copied)
        return copied

    def adapt(self, cls, **kw):
        kw.setdefault("_create_events", False)
        kw.setdefault("_adapted_from", self)
        return constructor_copy(self, cls, **kw)

    def _create_here(self, bind):
        return bind.dialect.name == "postgresql" and not getattr(self, "native_enum", True) is False

    def create(self, bind, checkfirst=False):
        native = self.dialect_impl(bind.dialect)
        if native.__class__ is not self.__class__ and isinstance(native, SchemaType):
            native.create(bind, checkfirst=checkfirst)

    def drop(self, bind, checkfirst=False):
        native = self.dialect_impl(bind.dialect)
        if native.__class__ is not self.__class__ and isinstance(native, SchemaType):
            native.drop(bind, checkfirst=checkfirst)


_NO_ARG = object()


class Enum(String, SchemaType, Emulated):
    __visit_name__ = "enum"

    def __init__(self, *enums, **kw):
        self._enum_init(enums, kw)

    @property
    def _enums_argument(self):
        return self.enums if self.enum_class is None else [self.enum_class]

    def _enum_init(self, enums, kw):
        pop = kw.pop
        self.native_enum = pop("native_enum", True)
        self.create_constraint = pop("create_constraint", False)
        self.values_callable = pop("values_callable", None)
        self._sort_key_function = pop("sort_key_function", _NO_ARG)
        length = pop("length", _NO_ARG)
        self._omit_aliases = pop("omit_aliases", True)
        is_quiet = pop("_disable_warnings", False)
        values, objects = self._parse_into_values(enums, kw)
        self.enums = list(values)
        dict.fromkeys(objects)  # each must have a hash
        self._objects = objects
        self.validate_strings = pop("validate_strings", False)
        self._default_length = longest = max([len(value) for value in values]) if values else 0
        if length is _NO_ARG:
            length = longest
        elif length is not None and length < longest and not is_quiet:
            raise ValueError("When provided, length must be larger or equal than the length of the longest enum value. "
                             "%s < %s" % (length, longest))
        String.__init__(self, length=length)
        if self.enum_class is not None and values:
            kw.setdefault("name", self.enum_class.__name__.lower())
        SchemaType.__init__(self, name=pop("name", None), schema=pop("schema", None), metadata=pop("metadata", None),
                            inherit_schema=pop("inherit_schema", False), quote=pop("quote", None),
                            _create_events=pop("_create_events", True), _adapted_from=pop("_adapted_from", None))

    def _resolve_for_python_type(self, python_type, matched_on, matched_on_flattened):
        """The Enum for the annotation of a mapped column: this one's arguments, with the values of the annotation."""
        import enum
        import typing
        alias = getattr(python_type, "__value__", None)
        literal = python_type if typing.get_origin(python_type) is typing.Literal else alias
        is_generic = self._enums_argument == [enum.Enum]
        native = None
        if not is_generic and python_type is matched_on:
            values = self._enums_argument
        elif typing.get_origin(literal) is typing.Literal:
            values, native = typing.get_args(literal), False
            wrong = [value for value in values if not isinstance(value, str)]
            if wrong:
                raise ArgumentError("Can't create string-based Enum datatype from non-string values: %s.  Please provide "
                                    "an explicit Enum datatype for this Python type" % ", ".join(map(repr, wrong)))
        elif alias is not None:
            raise ArgumentError(f"Can't associate TypeAliasType '{python_type}' to an Enum since it's not a direct alias "
                                "of a Literal. Only aliases in this form `type my_alias = Literal['a', 'b']` are supported "
                                "when generating Enums.")
        elif isinstance(python_type, type) and issubclass(python_type, enum.Enum):
            values = [python_type]
        else:
            values = self._enums_argument
        arguments = self._make_enum_kw()
        if native is False:
            arguments["native_enum"] = False
        arguments["length"] = self.length or _NO_ARG
        return Enum(*values, **arguments)

    def _parse_into_values(self, enums, kw):
        if not enums and "_enums" in kw:
            enums = kw.pop("_enums")
        if len(enums) != 1 or not hasattr(enums[0], "__members__"):
            self.enum_class = None
            return enums, enums
        self.enum_class = enum_class = enums[0]
        members = enum_class.__members__
        if self._omit_aliases is True:
            members = {name: member for name, member in members.items() if member.name == name}
        values = self.values_callable(enum_class) if self.values_callable else list(members)
        return values, list(members.values())

    @property
    def sort_key_function(self):
        return self._db_value_for_elem if self._sort_key_function is _NO_ARG else self._sort_key_function

    @property
    def native(self):
        return self.native_enum

    @property
    def python_type(self):
        return self.enum_class or str

    def _unknown(self, element):
        shown = self.enums
        if len(shown) > 3:
            shown = [*shown[:3], "..", shown[-1]]
        return LookupError("'%s' is not among the defined enum values. Enum name: %s. Possible values: %s"
                           % (element, self.name, ", ".join(shown)))

    def _db_value_for_elem(self, element):
        if element is None:
            return None
        for value, obj in zip(self.enums, self._objects):
            if obj is element or type(obj) is type(element) and obj == element:
                return value
        if element in self.enums:
            return element
        if not self.validate_strings and isinstance(element, str):
            return element
        raise self._unknown(element)

    def _object_value_for_elem(self, element):
        if element is None:
            return None
        for value, obj in zip(self.enums, self._objects):
            if value == element:
                return obj
        raise self._unknown(element)

    def literal_processor(self, dialect):
        return lambda value: "'%s'" % self._db_value_for_elem(value).replace("'", "''")

    def as_generic(self, allow_nulltype=False):
        return constructor_copy(self, Enum, *self.enums, _disable_warnings=True)

    def adapt(self, cls, **kw):
        kw["_enums"] = self._enums_argument
        kw["_disable_warnings"] = True
        kw.setdefault("_create_events", False)
        kw.setdefault("_adapted_from", self)
        for name, value in self._make_enum_kw().items():
            kw.setdefault(name, value)
        return cls(**kw)

    def _make_enum_kw(self):
        kw = {"validate_strings": self.validate_strings, "schema": self.schema, "inherit_schema": self.inherit_schema,
              "metadata": self.metadata, "values_callable": self.values_callable, "native_enum": self.native_enum,
              "create_constraint": self.create_constraint, "length": self.length, "omit_aliases": self._omit_aliases}
        if self.name:
            kw["name"] = self.name
        return kw

    def _native_for(self, dialect):
        if dialect.name == "postgresql" and self.native_enum:
            from sqlalchemy.dialects.postgresql import ENUM
            return ENUM.adapt_emulated_to_native(self, _enums=self._enums_argument)
        return self

    def _set_table(self, column, table):
        SchemaType._set_table(self, column, table)
        if not self.create_constraint:
            return
        variants = self._variants_for(column)

        def is_needed(compiler):
            return self._is_impl_for_variant(compiler.dialect, variants) and (
                not self.native_enum or not compiler.dialect.supports_native_enum)

        from sqlalchemy.sql._constraints import add_type_check
        add_type_check(column, self, is_needed)

    def copy(self, **kw):
        return SchemaType.copy(self, **kw)

    def __repr__(self):
        return generic_repr(self, to_inspect=[Enum, SchemaType],
                            additional_kw=[("native_enum", True), ("create_constraint", False),
                                           ("length", self._default_length)])


class Boolean(SchemaType, Emulated, TypeEngine):
    __visit_name__ = "boolean"
    native = True

    def __init__(self, create_constraint=False, name=None, _create_events=True, _adapted_from=None):
        self.create_constraint = create_constraint
        self.name = name
        self._create_events = _create_events

    schema = None
    inherit_schema = False

    def copy(self, **kw):
        copied = self.__class__.__new__(self.__class__)
        copied.__dict__.update(self.__dict__)
        return copied

    def _set_table(self, column, table):
        if not self.create_constraint:
            return
        variants = self._variants_for(column)

        def is_needed(compiler):
            return (self._is_impl_for_variant(compiler.dialect, variants)
                    and not compiler.dialect.supports_native_boolean
                    and getattr(compiler.dialect, "non_native_boolean_check_constraint", True))

        from sqlalchemy.sql._constraints import add_type_check
        add_type_check(column, self, is_needed)

    @property
    def python_type(self):
        return bool


class _AbstractInterval(HasExpressionLookup, TypeEngine):
    pass


class Interval(Emulated, _AbstractInterval, TypeDecorator):
    __visit_name__ = "interval"
    _is_type_decorator = False

    def __init__(self, native=True, second_precision=None, day_precision=None):
        self.native = native
        self.second_precision = second_precision
        self.day_precision = day_precision
        self.impl = DateTime()

    bind_processor = TypeEngine.bind_processor
    result_processor = TypeEngine.result_processor

    @property
    def _type_affinity(self):
        return Interval

    def dialect_impl(self, dialect):
        return self._variant_mapping.get(dialect.name, self)

    @property
    def python_type(self):
        from datetime import timedelta
        return timedelta

    def __repr__(self):
        return generic_repr(self)


class PickleType(TypeDecorator):
    __visit_name__ = "pickle"
    impl = LargeBinary
    cache_ok = True

    def __init__(self, protocol=5, pickler=None, comparator=None, impl=None):
        self.protocol = protocol
        self.pickler = pickler
        self.comparator = comparator
        self.impl = LargeBinary() if impl is None else to_instance(impl)

    def __repr__(self):
        return generic_repr(self, to_inspect=self.impl)


class JSON(Indexable, TypeEngine):
    __visit_name__ = "JSON"
    hashable = False

    class _Null:
        def __repr__(self):
            return "symbol('JSON_NULL')"

    NULL = _Null()

    class JSONElementType(TypeEngine):
        pass

    class JSONIndexType(JSONElementType):
        pass

    class JSONIntIndexType(JSONIndexType):
        pass

    class JSONStrIndexType(JSONIndexType):
        pass

    class JSONPathType(JSONElementType):
        __visit_name__ = "json_path"

    def __init__(self, none_as_null=False):
        self.none_as_null = none_as_null

    @property
    def should_evaluate_none(self):
        return not self.none_as_null

    @should_evaluate_none.setter
    def should_evaluate_none(self, value):
        self.none_as_null = not value

    @property
    def python_type(self):
        return dict


class ARRAY(SchemaEventTarget, Indexable, Concatenable, TypeEngine):
    __visit_name__ = "ARRAY"
    _is_array = True
    zero_indexes = False

    def __init__(self, item_type, as_tuple=False, dimensions=None, zero_indexes=False):
        if isinstance(item_type, ARRAY):
            raise ValueError("Do not nest ARRAY types; ARRAY(basetype) handles multi-dimensional arrays of basetype")
        if isinstance(item_type, type):
            item_type = item_type()
        self.item_type = item_type
        self.as_tuple = as_tuple
        self.dimensions = dimensions
        self.zero_indexes = zero_indexes

    @property
    def hashable(self):
        return self.as_tuple

    @property
    def python_type(self):
        return list

    def compare_values(self, x, y):
        return x == y

    def _set_parent(self, parent):
        if isinstance(self.item_type, SchemaEventTarget):
            self.item_type._set_parent_with_dispatch(parent)


class TupleType(TypeEngine):
    _is_tuple_type = True

    def __init__(self, *types):
        self.types = [to_instance(item) for item in types]


class REAL(Float):
    __visit_name__ = "REAL"


class FLOAT(Float):
    __visit_name__ = "FLOAT"


class DOUBLE(Double):
    __visit_name__ = "DOUBLE"


class DOUBLE_PRECISION(Double):
    __visit_name__ = "DOUBLE_PRECISION"


class NUMERIC(Numeric):
    __visit_name__ = "NUMERIC"


class DECIMAL(Numeric):
    __visit_name__ = "DECIMAL"


class INTEGER(Integer):
    __visit_name__ = "INTEGER"


INT = INTEGER


class SMALLINT(SmallInteger):
    __visit_name__ = "SMALLINT"


class BIGINT(BigInteger):
    __visit_name__ = "BIGINT"


class TIMESTAMP(DateTime):
    __visit_name__ = "TIMESTAMP"

    def __init__(self, timezone=False):
        self.timezone = timezone


class DATETIME(DateTime):
    __visit_name__ = "DATETIME"


class DATE(Date):
    __visit_name__ = "DATE"


class TIME(Time):
    __visit_name__ = "TIME"


class TEXT(Text):
    __visit_name__ = "TEXT"


class CLOB(Text):
    __visit_name__ = "CLOB"


class VARCHAR(String):
    __visit_name__ = "VARCHAR"


class NVARCHAR(Unicode):
    __visit_name__ = "NVARCHAR"


class CHAR(String):
    __visit_name__ = "CHAR"


class NCHAR(Unicode):
    __visit_name__ = "NCHAR"


class BLOB(LargeBinary):
    __visit_name__ = "BLOB"


class BINARY(_Binary):
    __visit_name__ = "BINARY"


class VARBINARY(_Binary):
    __visit_name__ = "VARBINARY"


class BOOLEAN(Boolean):
    __visit_name__ = "BOOLEAN"


class NullType(TypeEngine):
    __visit_name__ = "null"
    _isnull = True


class TableValueType(TypeEngine):
    _is_table_value = True

    def __init__(self, *elements):
        self._elements = list(elements)


class MatchType(Boolean):
    pass


class Uuid(Emulated, TypeEngine):
    __visit_name__ = "uuid"

    def __init__(self, as_uuid=True, native_uuid=True):
        self.as_uuid = as_uuid
        self.native_uuid = native_uuid
        self.collation = None

    @property
    def native(self):
        return self.native_uuid

    @property
    def python_type(self):
        if self.as_uuid:
            from uuid import UUID as python_uuid
            return python_uuid
        return str

    def coerce_compared_value(self, op, value):
        return self if isinstance(value, str) else TypeEngine.coerce_compared_value(self, op, value)


class UUID(Uuid, NativeForEmulated):
    __visit_name__ = "UUID"

    def __init__(self, as_uuid=True):
        self.as_uuid = as_uuid
        self.native_uuid = True
        self.collation = None


NULLTYPE = NullType()
BOOLEANTYPE = Boolean()
STRINGTYPE = String()
INTEGERTYPE = Integer()
NUMERICTYPE = Numeric()
MATCHTYPE = MatchType()
TABLEVALUE = TableValueType()
DATETIME_TIMEZONE = DateTime(timezone=True)
TIME_TIMEZONE = Time(timezone=True)
_BIGINTEGER = BigInteger()

_by_python_type = None


def _known_python_types():
    global _by_python_type
    from datetime import date, datetime, time, timedelta
    from decimal import Decimal
    from uuid import UUID as python_uuid
    _by_python_type = {int: INTEGERTYPE, float: Float(), bool: BOOLEANTYPE, Decimal: NUMERICTYPE, date: Date(),
                       datetime: DateTime(), time: Time(), timedelta: Interval(), type(None): NULLTYPE,
                       bytes: LargeBinary(), str: STRINGTYPE, python_uuid: Uuid()}
    return _by_python_type


def _type_map_get(python_type):
    """The type of a class of Python's, as declarative models ask for it; None."""
    return (_by_python_type or _known_python_types()).get(python_type)


def _resolve_value_to_type(value):
    known = _by_python_type or _known_python_types()
    found = known.get(type(value))
    if found is None:
        import enum
        if isinstance(value, enum.Enum):
            return Enum(type(value))
        if hasattr(type(value), "__sa_type__"):
            return value.__sa_type__
        return NULLTYPE
    if found is INTEGERTYPE and value.bit_length() >= 32:
        return _BIGINTEGER
    if value.__class__.__name__ == "datetime" and value.tzinfo is not None:
        return DATETIME_TIMEZONE
    if value.__class__.__name__ == "time" and value.tzinfo is not None:
        return TIME_TIMEZONE
    return found
