"""The base classes of types."""
from sqlalchemy.exc import ArgumentError


def generic_repr(obj, additional_kw=(), to_inspect=None, omit_kwarg=()):
    """How an object is written, by the arguments of its constructors: those that differ from their
    defaults, under the attribute of the same name."""
    from inspect import getfullargspec
    sources = [obj] if to_inspect is None else to_inspect
    if not isinstance(sources, (list, tuple)):
        sources = [sources]
    missing = object()
    positional = []
    keywords = {}
    rest = None
    for i, source in enumerate(sources):
        init = source.__init__
        if init is object.__init__ or getattr(init, "__func__", None) is object.__init__:
            continue
        try:
            spec = getfullargspec(init)
        except TypeError:
            continue
        names = spec.args[1:]
        defaults = spec.defaults or ()
        required = names[:len(names) - len(defaults)]
        if i == 0:
            rest = spec.varargs
            positional.extend(required)
        else:
            keywords.update((name, missing) for name in required)
        keywords.update(zip(names[len(required):], defaults))
    written = [repr(getattr(obj, name, None)) for name in positional]
    if rest is not None and hasattr(obj, rest):
        written.extend(repr(value) for value in getattr(obj, rest))
    for name, default in list(keywords.items()) + list(additional_kw):
        if name in omit_kwarg:
            continue
        try:
            value = getattr(obj, name, missing)
            if value is not missing and value != default:
                written.append("%s=%r" % (name, value))
        except Exception:
            pass
    return "%s(%s)" % (type(obj).__name__, ", ".join(written))


def constructor_copy(obj, cls, *args, **kw):
    """A new object of the class, with this one's attributes that its constructors take."""
    from inspect import getfullargspec
    known = obj.__dict__
    for base in cls.__mro__:
        init = base.__dict__.get("__init__")
        if init is None:
            continue
        try:
            spec = getfullargspec(init)
        except TypeError:
            continue
        for name in spec.args[1:] + spec.kwonlyargs:
            if name in known and name not in kw:
                kw[name] = known[name]
        if spec.varkw is None:
            break
    return cls(*args, **kw)


class SchemaEventTarget:
    """What is told of the column or table that it becomes a part of."""
    _listeners = None

    def _set_parent(self, parent):
        pass

    def _set_parent_with_dispatch(self, parent):
        listeners = self._listeners
        if listeners is None:
            return self._set_parent(parent)
        self._dispatch("before_parent_attach", self, parent)
        self._set_parent(parent)
        self._dispatch("after_parent_attach", self, parent)

    def _listen(self, name, fn):
        listeners = self.__dict__.get("_listeners")
        if listeners is None:
            listeners = self._listeners = {}
        listeners.setdefault(name, []).append(fn)

    def _dispatch(self, name, *args, **kw):
        if self._listeners is not None:
            for fn in list(self._listeners.get(name, ())):
                fn(*args, **kw)


class TypeEngineMixin:
    pass


class ExternalType(TypeEngineMixin):
    cache_ok = None


class Emulated(TypeEngineMixin):
    pass


class NativeForEmulated(TypeEngineMixin):
    pass


class Comparator:
    """The operators of a type; the type of what they give."""

    def __init__(self, expr):
        self.expr = expr
        self.type = expr.type

    def operate(self, op, *other, **kwargs):
        return op(self.expr, *other, **kwargs)

    def reverse_operate(self, op, other, **kwargs):
        return op(other, self.expr, **kwargs)


class TypeEngine:
    _sqla_type = True
    _isnull = False
    _is_tuple_type = False
    _is_table_value = False
    _is_array = False
    _is_type_decorator = False
    _variant_mapping = {}
    sort_key_function = None
    should_evaluate_none = False
    _is_bound_here = True
    _mutable_class = None  # sqlalchemy.ext.mutable
    _wraps_values = _wraps_columns = False  # classes of a project: bind_expression(), column_expression()
    hashable = True
    render_bind_cast = False
    render_literal_cast = False
    Comparator = Comparator
    comparator_factory = Comparator

    def __class_getitem__(cls, item):
        return cls

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if "bind_processor" in cls.__dict__ and not cls.__module__.startswith("sqlalchemy."):
            cls._is_bound_here = False
        if not cls.__module__.startswith("sqlalchemy."):
            if "bind_expression" in cls.__dict__:
                cls._wraps_values = True
            if "column_expression" in cls.__dict__:
                cls._wraps_columns = True

    def evaluates_none(self):
        copied = self.copy()
        copied.should_evaluate_none = True
        return copied

    def copy(self, **kw):
        copied = self.__class__.__new__(self.__class__)
        copied.__dict__.update(self.__dict__)
        return copied

    def adapt(self, cls, **kw):
        return constructor_copy(self, cls, **kw)

    def copy_value(self, value):
        return value

    def literal_processor(self, dialect):
        return None

    def bind_processor(self, dialect):
        from sqlalchemy.engine._bound import processor
        return processor(self, dialect)

    def result_processor(self, dialect, coltype):
        from sqlalchemy.engine._statements import result_converter
        return result_converter(self, dialect)

    def bind_expression(self, bindvalue):
        return None

    def column_expression(self, colexpr):
        return None

    def compare_values(self, x, y):
        return x == y

    def get_dbapi_type(self, dbapi):
        return None

    @property
    def python_type(self):
        raise NotImplementedError()

    @property
    def _type_affinity(self):
        """The most general class that still says what kind of values these are: Integer for
        BigInteger."""
        found = None
        for cls in type(self).__mro__:
            if cls is TypeEngine or TypeEngineMixin in cls.__bases__:
                return found
            if issubclass(cls, TypeEngine):
                found = cls
        return type(self)

    @property
    def _generic_type_affinity(self):
        for cls in type(self).__mro__:
            if cls.__module__ == "sqlalchemy.sql.sqltypes" and cls.__name__ != cls.__name__.upper():
                return cls
        return self._type_affinity

    def as_generic(self, allow_nulltype=False):
        generic = self._generic_type_affinity
        from sqlalchemy.sql.sqltypes import NullType
        if not allow_nulltype and generic is NullType:
            raise NotImplementedError("Default TypeEngine.as_generic() heuristic method was unsuccessful for %s.%s. "
                                      "A custom as_generic() method must be implemented for this type class."
                                      % (type(self).__module__, type(self).__name__))
        return constructor_copy(self, generic)

    def _compare_type_affinity(self, other):
        return self._type_affinity is other._type_affinity

    def coerce_compared_value(self, op, value):
        from sqlalchemy.sql.sqltypes import _resolve_value_to_type
        coerced = _resolve_value_to_type(value)
        if coerced._isnull or coerced._type_affinity is self._type_affinity:
            return self
        return coerced

    def _resolve_for_literal(self, value):
        return self

    def _resolve_for_python_type(self, python_type, matched_on, matched_on_flattened):
        return self if python_type is matched_on_flattened else None

    def with_variant(self, type_, *dialect_names):
        if not dialect_names:
            raise ArgumentError("At least one dialect name is required")
        for name in dialect_names:
            if name in self._variant_mapping:
                raise ArgumentError(f"Dialect {name!r} is already present in the mapping for this {self!r}")
        variant = self.copy()
        type_ = to_instance(type_)
        if type_._variant_mapping:
            raise ArgumentError("can't pass a type that already has variants as a dialect-level type to with_variant()")
        variant._variant_mapping = {**self._variant_mapping, **dict.fromkeys(dialect_names, type_)}
        return variant

    def _unwrapped_dialect_impl(self, dialect):
        return self.dialect_impl(dialect)

    def dialect_impl(self, dialect):
        variant = self._variant_mapping.get(dialect.name)
        if variant is not None:
            return variant.dialect_impl(dialect)
        return self._native_for(dialect)

    def _native_for(self, dialect):
        return self

    def compile(self, dialect=None):
        import _operation
        return _operation.type_text(self, None if dialect is None else dialect.name)

    def __str__(self):
        return self.compile()

    def __repr__(self):
        return generic_repr(self)


class UserDefinedType(ExternalType, TypeEngineMixin, TypeEngine):
    __visit_name__ = "user_defined"

    def coerce_compared_value(self, op, value):
        return self


class TypeDecorator(SchemaEventTarget, ExternalType, TypeEngine):
    __visit_name__ = "type_decorator"
    _is_type_decorator = True
    coerce_to_is_types = (type(None),)

    def __init__(self, *args, **kwargs):
        if not hasattr(self.__class__, "impl"):
            raise AssertionError("TypeDecorator implementations require a class-level variable 'impl' "
                                 "which refers to the class of type being decorated")
        self.impl = to_instance(self.__class__.impl, *args, **kwargs)

    @property
    def impl_instance(self):
        return self.impl

    @property
    def _type_affinity(self):
        return self.impl_instance._type_affinity

    @property
    def _isnull(self):
        return self.impl_instance._isnull

    @property
    def python_type(self):
        return self.impl_instance.python_type

    @property
    def sort_key_function(self):
        return self.impl_instance.sort_key_function

    def __getattr__(self, key):
        if key.startswith("__") or key == "impl":
            raise AttributeError(key)
        return getattr(self.impl, key)

    def _set_parent(self, parent):
        impl = self.impl_instance
        if isinstance(impl, SchemaEventTarget):
            impl._set_parent_with_dispatch(parent)

    def _set_table(self, column, table):
        impl = self.impl_instance
        if hasattr(impl, "_set_table"):
            impl._set_table(column, table)

    def load_dialect_impl(self, dialect):
        return self.impl_instance

    def type_engine(self, dialect):
        adapted = self.load_dialect_impl(dialect)
        adapted = to_instance(adapted)
        return adapted if adapted is not self else self.impl_instance

    def dialect_impl(self, dialect):
        variant = self._variant_mapping.get(dialect.name)
        if variant is not None:
            return variant.dialect_impl(dialect)
        return self.type_engine(dialect).dialect_impl(dialect)

    def process_literal_param(self, value, dialect):
        raise NotImplementedError()

    def process_bind_param(self, value, dialect):
        raise NotImplementedError()

    def process_result_value(self, value, dialect):
        raise NotImplementedError()

    def _processing(self, name):
        return getattr(type(self), name) is not getattr(TypeDecorator, name)

    def literal_processor(self, dialect):
        inner = self.type_engine(dialect).literal_processor(dialect)
        if self._processing("process_literal_param"):
            process = self.process_literal_param
        elif self._processing("process_bind_param"):
            process = self.process_bind_param
        else:
            return inner
        if inner is None:
            return lambda value: process(value, dialect)
        return lambda value: inner(process(value, dialect))

    def bind_processor(self, dialect):
        inner = self.type_engine(dialect).bind_processor(dialect)
        if not self._processing("process_bind_param"):
            return inner
        process = self.process_bind_param
        if inner is None:
            return lambda value: process(value, dialect)
        return lambda value: inner(process(value, dialect))

    def result_processor(self, dialect, coltype):
        inner = self.type_engine(dialect).result_processor(dialect, coltype)
        if not self._processing("process_result_value"):
            return inner
        process = self.process_result_value
        if inner is None:
            return lambda value: process(value, dialect)
        return lambda value: process(inner(value), dialect)

    def bind_expression(self, bindparam):
        return self.impl_instance.bind_expression(bindparam)

    def column_expression(self, column):
        return self.impl_instance.column_expression(column)

    def coerce_compared_value(self, op, value):
        return self

    def compare_values(self, x, y):
        return self.impl_instance.compare_values(x, y)

    def copy(self, **kw):
        copied = self.__class__.__new__(self.__class__)
        copied.__dict__.update(self.__dict__)
        return copied

    def __repr__(self):
        return generic_repr(self, to_inspect=self.impl_instance)


class Variant(TypeDecorator):
    pass


def to_instance(typeobj, *args, **kw):
    if typeobj is None:
        from sqlalchemy.sql.sqltypes import NULLTYPE
        return NULLTYPE
    if callable(typeobj):
        return typeobj(*args, **kw)
    return typeobj


def adapt_type(typeobj, colspecs):
    return to_instance(typeobj)


def bound_value(type_, value, dialect):
    """What a TypeDecorator makes of a value on its way to the database."""
    while getattr(type_, "_is_type_decorator", False):
        if type_._processing("process_literal_param"):
            value = type_.process_literal_param(value, dialect)
        elif type_._processing("process_bind_param"):
            value = type_.process_bind_param(value, dialect)
        type_ = type_.type_engine(dialect)
    return value
