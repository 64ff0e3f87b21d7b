"""Expressions: columns, values, operators, functions' surroundings. The tree that _sql writes as SQL."""
import _host
import types
from sqlalchemy.exc import ArgumentError, UnboundExecutionError
from sqlalchemy.sql import operators
from sqlalchemy.sql._names import _truncated_label, conv, named, quoted_name
from sqlalchemy.sql.operators import ColumnOperators, custom_op


class _Types:
    """Types by their names, imported when the first is asked for."""

    def __getattr__(self, name):
        from sqlalchemy.sql import sqltypes
        value = getattr(sqltypes, name)
        setattr(self, name, value)
        return value


_types = _Types()


def _instance(type_):
    if type_ is None:
        return _types.NULLTYPE
    if isinstance(type_, type):
        return type_()
    if callable(type_) and not hasattr(type_, "_sqla_type"):
        return type_()
    return type_


def _is_type(value):
    return hasattr(value, "_sqla_type")


class ClauseElement:
    __visit_name__ = "clause"
    _annotations = {}
    _is_text_clause = False
    _is_from_clause = False
    _is_select_base = False
    _is_bind_parameter = False
    _is_clause_element = True
    is_selectable = False
    is_clause_element = True
    is_dml = False
    description = None
    stringify_dialect = "default"
    inherit_cache = None

    def __class_getitem__(cls, item):
        return cls

    def _clone(self, **kw):
        clone = self.__class__.__new__(self.__class__)
        clone.__dict__.update(self.__dict__)
        clone.__dict__.pop("_memo", None)
        return clone

    def _generate(self):
        return self._clone()

    def _copy_internals(self, clone=None, **kw):
        pass

    def _annotate(self, values):
        copied = self._clone()
        copied._annotations = {**self._annotations, **values}
        return copied

    def _deannotate(self, **kw):
        return self

    def unique_params(self, *args, **kw):
        return self.params(*args, **kw)

    def params(self, *args, **kwargs):
        values = dict(args[0]) if args else {}
        values.update(kwargs)
        from sqlalchemy.sql.visitors import replacement_traverse

        def replace(element, **kw):
            if isinstance(element, BindParameter) and element.key in values:
                return element._with_value(values[element.key], required=False)
            return None
        return replacement_traverse(self, {}, replace)

    def compare(self, other, **kw):
        return self is other or (type(self) is type(other) and str(self) == str(other))

    def self_group(self, against=None):
        return self

    def get_children(self, **kw):
        from sqlalchemy.sql.visitors import children_of
        return children_of(self)

    def compile(self, bind=None, dialect=None, **kw):
        from sqlalchemy.sql.compiler import compile_element
        return compile_element(self, bind, dialect, **kw)

    def __str__(self):
        return str(self.compile())

    def __invert__(self):
        return self._negate()

    def _negate(self):
        return UnaryExpression(self, operator=operators.inv)

    def __bool__(self):
        raise TypeError("Boolean value of this clause is not defined")

    def __repr__(self):
        if self.description is None:
            return object.__repr__(self)
        return "<%s.%s at 0x%x; %s>" % (self.__module__, self.__class__.__name__, id(self), self.description)


class DQLDMLClauseElement(ClauseElement):
    pass


class ExecutableStatement:
    pass


# ---- Coercions ----------------------------------------------------------------------------------

def _unwrap(value):
    """The expression that an object of another kind stands for (a mapped attribute, an inspected class)."""
    while not isinstance(value, ClauseElement):
        if isinstance(value, type):
            table = value.__dict__.get("__table__")  # a mapped class
            return value if table is None else table
        convert = getattr(value, "__clause_element__", None)
        if convert is None:
            return value
        value = convert()
    return value


def _scalar(value):
    if value._is_select_base:
        return value.scalar_subquery()
    if value.__visit_name__ == "subquery" and not isinstance(value, ColumnElement):
        return value.element.scalar_subquery()
    return value


def _expression(value, name=None, type_=None):
    """An element as it is; anything else as a value."""
    value = _unwrap(value)
    if isinstance(value, ClauseElement):
        return _scalar(value)
    if value is None:
        return Null()
    return BindParameter(name, value, type_, unique=True)


def _operand(expr, op, value):
    """What stands on the other side of an operator: a value takes the type of `expr`."""
    value = _unwrap(value)
    if isinstance(value, ClauseElement):
        value = _scalar(value)
        if value._is_bind_parameter and value.type._isnull and not value._has_own_type:
            value = value._clone()
            value.type = expr.type.coerce_compared_value(op, value.value)
        return value
    if value is None and op is not operators.json_getitem_op:
        return Null()
    return expr._bind_param(op, value)


def _column_argument(value, where):
    """A column, or its name as literal text: what select() takes."""
    unwrapped = _unwrap(value)
    if isinstance(unwrapped, ClauseElement):
        return unwrapped
    if isinstance(value, (list, tuple, dict)) and where == "select":
        raise ArgumentError("Column expression, FROM clause, or other columns clause element expected, got %r. Did "
                            "you mean to say select(%s)?" % (value, ", ".join(repr(v) for v in value)))
    if isinstance(value, str):
        raise ArgumentError("Textual column expression %r should be explicitly declared with text(%r), or use "
                            "column(%r) for more specificity" % (value, value, value.split(".")[-1]))
    if isinstance(value, (int, float, bool)) or value is None:
        if value is None:
            return Null()
        if value is True:
            return True_()
        if value is False:
            return False_()
        return literal_column(str(value), _types._resolve_value_to_type(value))
    raise ArgumentError("Column expression, FROM clause, or other columns clause element expected, got %r." % (value,))


def _condition(value, where="WHERE/HAVING"):
    value = _unwrap(value)
    if isinstance(value, ClauseElement):
        return _scalar(value)
    if value is None:
        return Null()
    if value is True:
        return True_()
    if value is False:
        return False_()
    if isinstance(value, str):
        raise ArgumentError("Textual SQL expression %r should be explicitly declared as text(%r)" % (value, value))
    raise ArgumentError("SQL expression for %s role expected, got %r." % (where, value))


def _order_element(value):
    """An element of ORDER BY, GROUP BY, DISTINCT ON: a label is referred to by its name."""
    value = _unwrap(value)
    if isinstance(value, str):
        return _textual_label_reference(value)
    if not isinstance(value, ClauseElement):
        if isinstance(value, int):
            return literal_column(str(value))
        raise ArgumentError("SQL expression for ORDER BY / GROUP BY / DISTINCT role expected, got %r." % (value,))
    value = _scalar(value)
    if _label_within(value) is not None:
        return _label_reference(value)
    return value


def _label_within(value):
    while isinstance(value, UnaryExpression) and value.modifier is not None:
        value = value.element
    return value if isinstance(value, Label) else None


def _text_or_element(value):
    return TextClause(value) if isinstance(value, str) else _unwrap(value)


# ---- Elements of columns ------------------------------------------------------------------------

class SQLCoreOperations(ColumnOperators):
    pass


class ColumnElement(SQLCoreOperations, ClauseElement):
    __visit_name__ = "column_element"
    primary_key = False
    foreign_keys = frozenset()
    _is_column_element = True
    _is_collection_aggregate = False
    _is_implicitly_boolean = False
    _non_anon_label = None
    _key = None
    _proxies = ()
    type = None

    __hash__ = object.__hash__
    __bool__ = ClauseElement.__bool__
    __invert__ = ColumnOperators.__invert__

    @property
    def key(self):
        return self._key

    @property
    def expression(self):
        return self

    @property
    def comparator(self):
        return self.type.comparator_factory(self)

    @property
    def base_columns(self):
        return {self}

    @property
    def proxy_set(self):
        found = {self}
        for column in self._proxies:
            found.update(column.proxy_set)
        return frozenset(found)

    def shares_lineage(self, other):
        return bool(self.proxy_set & other.proxy_set)

    def __getattr__(self, name):
        if name.startswith("__") or name == "type":
            raise AttributeError(name)
        from sqlalchemy.sql._comparators import method_of
        method = method_of(self, name)
        if method is None:
            raise AttributeError("Neither %r object nor %r object has an attribute %r"
                                 % (type(self).__name__, "Comparator", name))
        return method

    def operate(self, op, *other, **kwargs):
        handler = _operations.get(op)
        if handler is None:
            handler = _operate_custom if isinstance(op, custom_op) else _operate_binary
        return handler(self, op, *other, **kwargs)

    def reverse_operate(self, op, other, **kwargs):
        other = _operand(self, op, other)
        return _make_binary(other, op, self, **kwargs)

    def _bind_param(self, op, value, type_=None, expanding=False):
        return BindParameter(None, value, type_, unique=True, expanding=expanding, _compared_to_operator=op,
                             _compared_to_type=self.type)

    def _negate(self):
        if _is_boolean(self):
            return AsBoolean(self, operators.is_false, operators.is_true)
        return UnaryExpression(self, operator=operators.inv, type_=self.type)

    def label(self, name):
        return Label(name, self, self.type)

    def cast(self, type_):
        return Cast(self, type_)

    def self_group(self, against=None):
        return self

    def _make_proxy(self, selectable, name=None, key=None, **kw):
        column = _StandIn(name if name is not None else _anon_label(self), self.type, _selectable=selectable)
        column.key = key if key is not None else (self.key if name is None else name)
        column._proxies = (self,)
        if self.primary_key:
            column.primary_key = True
        if self.foreign_keys:
            column.foreign_keys = {_ProxiedKey(fk, column) for fk in self.foreign_keys}
        return column


class _ProxiedKey:
    """The foreign key of a column as that of the column's stand-in in an alias or a subquery."""

    def __init__(self, fk, parent):
        self._fk, self.parent = fk, parent

    def __getattr__(self, name):
        return getattr(self._fk, name)

    def __repr__(self):
        return repr(self._fk)


def _is_boolean(element):
    from sqlalchemy.sql.sqltypes import Boolean
    type_ = element.type
    return type_ is not None and issubclass(type_._type_affinity, Boolean)


class _anonymous_label(_truncated_label):
    """A name that is found when SQL is written: the owner's base and a number."""

    def __new__(cls, owner, base):
        name = str.__new__(cls, "%%(%d %s)s" % (id(owner), base))
        name.quote = None
        name._owner = owner
        name._base = str(base)
        return name


def _anon_label(element):
    """The name of a column that an expression becomes in a subquery."""
    if isinstance(element, (Cast, TypeCoerce, AsBoolean)):
        inner = element.clause if not isinstance(element, AsBoolean) else element.element
        if not isinstance(inner, TextClause):
            return _anon_label(inner)
    name = getattr(element, "name", None) if not isinstance(element, BindParameter) else None
    if isinstance(element, NamedColumn) and name is not None:
        return name
    return _anonymous_label(element, name if name is not None else "anon")


class KeyedColumnElement(ColumnElement):
    _is_keyed_column_element = True


class NamedColumn(KeyedColumnElement):
    is_literal = False
    table = None
    name = None

    @property
    def description(self):
        return self.name

    @property
    def _non_anon_label(self):
        return self.name

    def _bind_param(self, op, value, type_=None, expanding=False):
        return BindParameter(self.key, value, type_, unique=True, expanding=expanding, _compared_to_operator=op,
                             _compared_to_type=self.type)


class WrapsColumnExpression(ColumnElement):
    pass


class BindParameter(KeyedColumnElement):
    __visit_name__ = "bindparam"
    _is_bind_parameter = True
    _is_crud = False
    callable = None
    inherit_cache = True

    def __init__(self, key, value=operators, type_=None, unique=False, required=operators, quote=None,
                 callable_=None, expanding=False, isoutparam=False, literal_execute=False,
                 _compared_to_operator=None, _compared_to_type=None, _is_crud=False):
        if required is operators:
            required = value is operators and callable_ is None
        if value is operators:
            value = None
        if quote is not None and key is not None:
            key = quoted_name(key, quote)
        self._orig_key = key if key is not None else "param"
        self.unique = unique or key is None
        self.key = key if key is not None else "param"
        self.value = value
        self.required = required
        self.callable = callable_
        self.expanding = expanding
        self.isoutparam = isoutparam
        self.literal_execute = literal_execute
        self._is_crud = _is_crud
        self._has_own_type = type_ is not None
        if expanding and self.value is None:
            pass
        if type_ is not None:
            self.type = _instance(type_)
            if isinstance(self.type, _types.TupleType) and value:
                self.type = self.type._resolve_values_to_types(value[0]) if not self.type.types else self.type
        else:
            checked = value
            if expanding and value:
                checked = next(iter(value))
            if _compared_to_type is not None:
                self.type = _compared_to_type.coerce_compared_value(_compared_to_operator, checked)
            else:
                self.type = _types._resolve_value_to_type(checked) if checked is not None else _types.NULLTYPE

    key = None

    @property
    def effective_value(self):
        return self.callable() if self.callable else self.value

    def _with_value(self, value, maintain_key=False, required=None):
        clone = self._clone()
        clone.value = value
        clone.callable = None
        clone.required = self.required if required is None else required
        if clone.type._isnull:
            clone.type = _types._resolve_value_to_type(value)
        return clone

    def _with_binary_element_type(self, type_):
        clone = self._clone()
        clone.type = type_
        return clone

    def _negate_in_binary(self, negated_op, original_op):
        return self

    def render_literal_execute(self):
        clone = self._clone()
        clone.literal_execute = True
        return clone

    def __repr__(self):
        return "BindParameter(%r, %r, type_=%r)" % (self.key, self.value, self.type)


class TypeClause(ClauseElement):
    __visit_name__ = "typeclause"

    def __init__(self, type_):
        self.type = type_


class Executable:
    is_select = is_insert = is_update = is_delete = is_text = False
    _execution_options = {}
    _orm_options = ()
    supports_execution = True

    def execution_options(self, **kw):
        copied = self._generate()
        copied._execution_options = {**self._execution_options, **kw}
        return copied

    def get_execution_options(self):
        return self._execution_options

    def options(self, *options):
        copied = self._generate()
        copied._orm_options = self._orm_options + options
        return copied

    # Before SQLAlchemy 2.0: on the bind of the metadata of its tables.

    @property
    def bind(self):
        from sqlalchemy.sql.visitors import iterate
        for element in iterate(self):
            for one in (element, getattr(element, "table", None)):
                bind = getattr(getattr(one, "metadata", None), "bind", None)
                if bind is not None:
                    return bind
        return None

    def execute(self, *multiparams, **params):
        bind = self.bind
        if bind is None:
            raise UnboundExecutionError("This %s object is not directly bound to a Connection or Engine. Use the .execute() "
                                        "method of a Connection or Engine to execute this construct." % type(self).__name__)
        return bind.execute(self, *multiparams, **params)

    def scalar(self, *multiparams, **params):
        return self.execute(*multiparams, **params).scalar()


class TextClause(Executable, ClauseElement):
    __visit_name__ = "textclause"
    _is_text_clause = True
    is_text = True
    key = None
    name = None

    def __init__(self, text):
        import re
        self._bindparams = {}
        if _host.is_opaque(text):
            _host.refuse(text, "a statement")
        if ":" in text:
            for match in _bind_pattern(re).finditer(text):
                self._bindparams[match.group(1)] = BindParameter(match.group(1))
        self.text = text

    def bindparams(self, *binds, **names_to_values):
        copied = self._generate()
        copied._bindparams = params = dict(self._bindparams)
        for bind in binds:
            if bind._orig_key not in params:
                raise ArgumentError("This text() construct doesn't define a bound parameter named %r"
                                    % bind._orig_key)
            params[bind._orig_key] = bind
        for key, value in names_to_values.items():
            if key not in params:
                raise ArgumentError("This text() construct doesn't define a bound parameter named %r" % key)
            params[key] = params[key]._with_value(value, required=False)
        return copied

    def columns(self, *cols, **types):
        from sqlalchemy.sql.selectable import TextualSelect
        given = [column if isinstance(column, ClauseElement) and not types.get(getattr(column, "key", None))
                 else ColumnClause(column.key, types.pop(column.key)) for column in cols]
        return TextualSelect(self, given + [ColumnClause(key, type_) for key, type_ in types.items()],
                             positional=bool(cols) and not types)

    @property
    def type(self):
        return _types.NULLTYPE

    @property
    def comparator(self):
        return self.type.comparator_factory(self)

    def self_group(self, against=None):
        return Grouping(self) if against is operators.in_op else self

    def label(self, name):
        raise NotImplementedError("text() constructs don't have a label")

    def __and__(self, other):
        return and_(self, other)

    def __or__(self, other):
        return or_(self, other)


_pattern = None


def _bind_pattern(re):
    global _pattern
    if _pattern is None:
        _pattern = re.compile(r"(?<![:\w\x5c]):(\w+)(?!:)")
    return _pattern


class SingletonConstant:
    _singleton = None

    def __new__(cls, *args, **kw):
        if cls._singleton is None:
            cls._singleton = object.__new__(cls)
        return cls._singleton

    @classmethod
    def _instance(cls):
        return cls()


class Null(SingletonConstant, ColumnElement):
    __visit_name__ = "null"

    @property
    def type(self):
        return _types.NULLTYPE


class True_(SingletonConstant, ColumnElement):
    __visit_name__ = "true"

    @property
    def type(self):
        return _types.BOOLEANTYPE

    def _negate(self):
        return False_()


class False_(SingletonConstant, ColumnElement):
    __visit_name__ = "false"

    @property
    def type(self):
        return _types.BOOLEANTYPE

    def _negate(self):
        return True_()


class ClauseList(ClauseElement):
    __visit_name__ = "clauselist"
    _is_clause_list = True

    def __init__(self, *clauses, operator=operators.comma_op, group=True, group_contents=True, **kw):
        self.operator = operator
        self.group = group
        self.group_contents = group_contents
        self.clauses = [_text_or_element(clause) if not isinstance(clause, (int, float)) else _expression(clause)
                        for clause in clauses if clause is not None]

    type = property(lambda self: _types.NULLTYPE)

    def __iter__(self):
        return iter(self.clauses)

    def __len__(self):
        return len(self.clauses)

    def append(self, clause):
        self.clauses.append(_text_or_element(clause))

    def self_group(self, against=None):
        return Grouping(self) if self.group else self


class OperatorExpression(ColumnElement):
    group = True


class ExpressionClauseList(OperatorExpression):
    __visit_name__ = "expression_clauselist"

    def __init__(self, operator, *clauses, type_=None, group=True):
        self.operator = operator
        self.clauses = clauses
        self.type = _instance(type_)
        self.group = group

    def __iter__(self):
        return iter(self.clauses)

    def __len__(self):
        return len(self.clauses)

    def self_group(self, against=None):
        return Grouping(self) if self.group else self


class BooleanClauseList(ExpressionClauseList):
    _is_implicitly_boolean = True

    def __init__(self, *arg, **kw):
        raise NotImplementedError("BooleanClauseList has a private constructor")

    @classmethod
    def _construct(cls, operator, continue_on, skip_on, initial_clause, clauses):
        if initial_clause is _MISSING and not clauses:
            import warnings
            from sqlalchemy.exc import SADeprecationWarning
            warnings.warn("Invoking %(name)s() without arguments is deprecated, and will be disallowed in a future "
                          "release.   For an empty %(name)s() construct, use '%(name)s(%(word)s(), *args)' or "
                          "'%(name)s(%(value)s, *args)'."
                          % {"name": operator.__name__, "word": "true" if continue_on is True_ else "false",
                             "value": "True" if continue_on is True_ else "False"}, SADeprecationWarning)
            return cls._of(operator, [])
        given = clauses if initial_clause is _MISSING else (initial_clause,) + tuple(clauses)
        if len(given) == 1 and isinstance(given[0], types.GeneratorType):
            given = tuple(given[0])
        kept, always = [], None
        for clause in given:
            clause = _condition(clause)
            if isinstance(clause, continue_on):
                always = clause
            elif isinstance(clause, skip_on):
                return _as_condition(clause)
            elif isinstance(clause, BooleanClauseList) and clause.operator is operator and clause.clauses:
                kept.extend(clause.clauses)
            else:
                kept.append(clause)
        if not kept and always is not None:
            return _as_condition(always)
        if len(kept) == 1:
            return _as_condition(kept[0])
        return cls._of(operator, kept)

    @classmethod
    def _of(cls, operator, clauses):
        made = cls.__new__(cls)
        made.operator = operator
        made.clauses = tuple(clauses)
        made.group = True
        made.type = _types.BOOLEANTYPE
        return made

    def _negate(self):
        return UnaryExpression(Grouping(self) if self.clauses else self, operator=operators.inv)


def _as_condition(clause):
    """What and_() and or_() make of a single clause: a constant is none any more that a further one would fold."""
    if isinstance(clause, (True_, False_, ColumnClause, Cast, Case)) and _is_boolean(clause):
        return AsBoolean(clause, operators.is_true, operators.is_false)
    return clause


class Tuple(ClauseList, ColumnElement):
    __visit_name__ = "tuple"

    def __init__(self, *clauses, types=None):
        types = types or [None] * len(clauses)
        self.operator = operators.comma_op
        self.group = self.group_contents = True
        self.clauses = [_expression(clause, type_=types[i] if i < len(types) else None)
                        for i, clause in enumerate(clauses)]
        self.type = _types.TupleType(*[clause.type for clause in self.clauses])

    type = None

    def _bind_param(self, op, value, type_=None, expanding=False):
        if expanding:
            return BindParameter(None, value, _types.TupleType(*[clause.type for clause in self.clauses]),
                                 unique=True, expanding=True)
        return Tuple(*[BindParameter(None, item, clause.type, unique=True)
                       for item, clause in zip(value, self.clauses)])

    def self_group(self, against=None):
        return self


class Case(ColumnElement):
    __visit_name__ = "case"

    def __init__(self, *whens, value=None, else_=None):
        if len(whens) == 2 and isinstance(whens[0], dict):  # case({...}, value), before SQLAlchemy 1.4
            whens, value = (whens[0],), whens[1]
        if len(whens) == 1 and isinstance(whens[0], (list, dict)):
            whens = whens[0]
        pairs = list(whens.items()) if isinstance(whens, dict) else list(whens)
        if len(pairs) == 1 and isinstance(pairs[0], dict):
            pairs = list(pairs[0].items())
        self.value = None if value is None else _expression(value)
        made = []
        for pair in pairs:
            try:
                condition, result = pair
            except (TypeError, ValueError):
                raise ArgumentError("The \"whens\" argument to case(), when referring to a sequence of items, is "
                                    "passed as a series of positional elements, rather than as a list.") from None
            if self.value is not None:
                condition = _operand(self.value, operators.eq, condition)
            else:
                condition = _unwrap(condition)
                if not isinstance(condition, ClauseElement):
                    condition = _condition(condition)
            made.append((condition, _expression(result)))
        self.whens = made
        self.else_ = None if else_ is None else _expression(else_)
        self.type = made[-1][1].type if made else _types.NULLTYPE
        for _, result in reversed(made):
            if not result.type._isnull:
                self.type = result.type
                break


class Cast(WrapsColumnExpression):
    __visit_name__ = "cast"

    def __init__(self, expression, type_):
        self.type = _instance(type_)
        self.typeclause = TypeClause(self.type)
        self.clause = _expression(expression, type_=self.type)

    @property
    def wrapped_column_expression(self):
        return self.clause

    @property
    def _key(self):
        return getattr(self.clause, "key", None) if not self.clause._is_text_clause else None


class TryCast(Cast):
    __visit_name__ = "try_cast"


class TypeCoerce(WrapsColumnExpression):
    __visit_name__ = "type_coerce"

    def __init__(self, expression, type_):
        self.type = _instance(type_)
        expression = _unwrap(expression)
        if isinstance(expression, BindParameter):
            bind = expression._clone()
            bind.type = self.type
            expression = bind
        self.clause = _expression(expression, type_=self.type)

    @property
    def typed_expression(self):
        return self.clause

    @property
    def wrapped_column_expression(self):
        return self.clause

    @property
    def _key(self):
        return getattr(self.clause, "key", None)

    def self_group(self, against=None):
        grouped = self.clause.self_group(against)
        return self if grouped is self.clause else TypeCoerce(grouped, self.type)


class Extract(ColumnElement):
    __visit_name__ = "extract"

    def __init__(self, field, expr):
        self.type = _types.INTEGERTYPE
        self.field = field
        self.expr = _expression(expr)


class _label_reference(ColumnElement):
    __visit_name__ = "label_reference"

    def __init__(self, element):
        self.element = element
        self.type = getattr(element, "type", None)


class _textual_label_reference(ColumnElement):
    __visit_name__ = "textual_label_reference"
    type = property(lambda self: _types.NULLTYPE)

    def __init__(self, element):
        self.element = element


class UnaryExpression(ColumnElement):
    __visit_name__ = "unary"

    def __init__(self, element, operator=None, modifier=None, type_=None, **kw):
        self.operator = operator
        self.modifier = modifier
        self.element = element
        self.type = _instance(type_)

    @property
    def _is_implicitly_boolean(self):
        return self.operator in (operators.inv, operators.exists)

    def self_group(self, against=None):
        return Grouping(self) if self.operator is not None else self

    def _negate(self):
        if _is_boolean(self):
            return UnaryExpression(self, operator=operators.inv, type_=_types.BOOLEANTYPE)
        return ClauseElement._negate(self)


class CollectionAggregate(UnaryExpression):
    _is_collection_aggregate = True

    @classmethod
    def _create(cls, operator, expr):
        expr = _expression(expr)
        return cls(expr, operator=operator, type_=_types.NULLTYPE)

    def operate(self, op, *other, **kwargs):
        if not operators.is_comparison(op):
            raise ArgumentError("Only comparison operators may be used with ANY/ALL")
        reversed_op = {operators.lt: operators.gt, operators.gt: operators.lt, operators.le: operators.ge,
                       operators.ge: operators.le}.get(op, op)
        other = _expression(other[0])
        return BinaryExpression(other, self, reversed_op, type_=_types.BOOLEANTYPE)

    def reverse_operate(self, op, other, **kwargs):
        raise ArgumentError("Only comparison operators may be used with ANY/ALL")


class AsBoolean(WrapsColumnExpression, UnaryExpression):
    __visit_name__ = "as_boolean"
    modifier = None

    def __init__(self, element, operator, negate):
        self.element = element
        self.operator = operator
        self.negate = negate
        self.type = _types.BOOLEANTYPE

    @property
    def _is_implicitly_boolean(self):
        return getattr(self.element, "_is_implicitly_boolean", False)

    def self_group(self, against=None):
        return self

    def _negate(self):
        if isinstance(self.element, (True_, False_)):
            return self.element._negate()
        return AsBoolean(self.element, self.negate, self.operator)


class BinaryExpression(OperatorExpression):
    __visit_name__ = "binary"

    def __init__(self, left, right, operator, type_=None, negate=None, modifiers=None):
        self.left = left
        self.right = right
        self.operator = operator
        self.type = _instance(type_)
        self.negate = negate
        self.modifiers = modifiers or {}

    @property
    def _is_implicitly_boolean(self):
        return operators.is_boolean(self.operator)

    def self_group(self, against=None):
        return Grouping(self)

    def __bool__(self):
        if self.operator in (operators.eq, operators.ne):
            same = self.left is self.right or (isinstance(self.left, BindParameter) and self.left.compare(self.right))
            return same if self.operator is operators.eq else not same
        raise TypeError("Boolean value of this clause is not defined")

    def _negate(self):
        if self.negate is not None:
            negated = self._clone()
            negated.operator, negated.negate = self.negate, self.operator
            return negated
        return UnaryExpression(Grouping(self), operator=operators.inv, type_=_types.BOOLEANTYPE)


class IndexExpression(BinaryExpression):
    pass


class Slice(ColumnElement):
    __visit_name__ = "slice"
    type = property(lambda self: _types.NULLTYPE)

    def __init__(self, start, stop, step, _name=None):
        self.start = _slice_part(start, _name)
        self.stop = _slice_part(stop, _name)
        self.step = _slice_part(step, _name)


def _slice_part(value, name):
    value = _unwrap(value)
    if isinstance(value, ClauseElement):
        return value
    return Null() if value is None else BindParameter(name, value, _types.INTEGERTYPE, unique=True)


class GroupedElement(DQLDMLClauseElement):
    __visit_name__ = "grouping"

    def self_group(self, against=None):
        return self


class Grouping(GroupedElement, ColumnElement):
    def __init__(self, element):
        self.element = element
        self.type = getattr(element, "type", None) or _types.NULLTYPE

    @property
    def _is_implicitly_boolean(self):
        return getattr(self.element, "_is_implicitly_boolean", False)

    @property
    def _key(self):
        return getattr(self.element, "key", None)

    def _negate(self):
        return UnaryExpression(self, operator=operators.inv, type_=_types.BOOLEANTYPE) if _is_boolean(self) \
            else ColumnElement._negate(self)


class Over(ColumnElement):
    __visit_name__ = "over"

    def __init__(self, element, partition_by=None, order_by=None, range_=None, rows=None, groups=None):
        self.element = element
        self.order_by = _ordered(order_by)
        self.partition_by = _ordered(partition_by)
        if sum(frame is not None for frame in (range_, rows, groups)) > 1:
            raise ArgumentError("only one of 'rows', 'range_', or 'groups' may be provided")
        self.range_ = _frame(range_)
        self.rows = _frame(rows)
        self.groups = _frame(groups)
        self.type = element.type


def _ordered(given):
    if given is None:
        return None
    given = list(given) if isinstance(given, (list, tuple, set)) else [given]
    return ClauseList(*[_order_element(item) for item in given])


def _frame(frame):
    """(lower, upper): None is unbounded, 0 the current row."""
    if frame is None:
        return None
    if not isinstance(frame, tuple) or len(frame) != 2:
        raise ArgumentError("2-tuple expected for range/rows/groups")
    for bound in frame:
        if bound is not None and not isinstance(bound, int):
            raise ArgumentError("Integer or None expected for range value")
    return frame


class WithinGroup(ColumnElement):
    __visit_name__ = "withingroup"

    def __init__(self, element, *order_by):
        self.element = element
        self.order_by = ClauseList(*[_order_element(item) for item in order_by])
        self.type = element.type
        within_type = element.within_group_type(self) if hasattr(element, "within_group_type") else None
        if within_type is not None:
            self.type = within_type

    def over(self, **kw):
        return Over(self, **kw)

    def filter(self, *criterion):
        return FunctionFilter(self, *criterion) if criterion else self


class FunctionFilter(ColumnElement):
    __visit_name__ = "funcfilter"

    def __init__(self, func, *criterion):
        self.func = func
        self._criteria = ()
        self.type = func.type
        self.filter(*criterion)

    def filter(self, *criterion):
        self._criteria += tuple(_condition(clause) for clause in criterion)
        return self

    @property
    def criterion(self):
        return and_(*self._criteria) if self._criteria else None

    def over(self, partition_by=None, order_by=None, **kw):
        return Over(self, partition_by=partition_by, order_by=order_by, **kw)

    def within_group(self, *order_by):
        return WithinGroup(self, *order_by)


class Label(NamedColumn):
    __visit_name__ = "label"

    def __init__(self, name, element, type_=None):
        element = _unwrap(element)
        while isinstance(element, Label):
            element = element.element
        element = _expression(element)
        self.name = _anonymous_label(self, getattr(element, "name", None) or "anon") if name is None else name
        self.key = self.name
        self.element = self._element = element
        self.type = _instance(type_) if type_ is not None else element.type

    @property
    def _is_implicitly_boolean(self):
        return self.element._is_implicitly_boolean

    @property
    def primary_key(self):
        return getattr(self.element, "primary_key", False)

    @property
    def foreign_keys(self):
        return getattr(self.element, "foreign_keys", frozenset())

    key = None

    def self_group(self, against=None):
        grouped = self.element.self_group(against)
        return self if grouped is self.element else Label(self.name, grouped, self.type)

    def _negate(self):
        return Label(self.name, self.element._negate(), self.type)


class ColumnClause(NamedColumn):
    __visit_name__ = "column"
    table = None
    is_literal = False
    onupdate = default = server_default = server_onupdate = None
    nullable = True
    index = unique = None
    system = False
    comment = None
    _omit_from_statements = False
    key = None

    def __init__(self, text, type_=None, is_literal=False, _selectable=None):
        self.key = self.name = text
        self.table = _selectable
        self.type = _instance(type_)
        self.is_literal = is_literal

    @property
    def _is_implicitly_boolean(self):
        return False


class _StandIn(ColumnClause):
    """A column of an alias or a subquery. Not what Column derives from: compared with one, it stays on the left."""


class TableValuedColumn(NamedColumn):
    __visit_name__ = "table_valued_column"
    key = None

    def __init__(self, scalar_alias, type_):
        self.scalar_alias = scalar_alias
        self.key = self.name = scalar_alias.name
        self.type = type_


class CollationClause(ColumnElement):
    __visit_name__ = "collation"

    def __init__(self, collation):
        self.collation = collation
        self.type = _types.STRINGTYPE

    @classmethod
    def _create_collation_expression(cls, expression, collation):
        return _collate(expression, operators.collate, collation)


# ---- Operators ----------------------------------------------------------------------------------

_ADAPTED = {
    ("Integer", "add"): {"Date": "Date", "Integer": "Integer", "Numeric": "Numeric"},
    ("Integer", "mul"): {"Interval": "Interval", "Integer": "Integer", "Numeric": "Numeric"},
    ("Integer", "truediv"): {"Integer": "Numeric", "Numeric": "Numeric"},
    ("Integer", "sub"): {"Integer": "Integer", "Numeric": "Numeric"},
    ("Numeric", "mul"): {"Interval": "Interval", "Numeric": "Numeric", "Integer": "Numeric"},
    ("DateTime", "sub"): {"Interval": "DateTime", "DateTime": "Interval"},
    ("Date", "add"): {"Integer": "Date", "Interval": "DateTime", "Time": "DateTime"},
    ("Date", "sub"): {"Integer": "Date", "Date": "Integer", "Interval": "DateTime", "DateTime": "Interval"},
    ("Time", "add"): {"Date": "DateTime", "Interval": "Time"},
    ("Time", "sub"): {"Time": "Interval", "Interval": "Time"},
    ("Interval", "add"): {"Date": "DateTime", "Interval": "Interval", "DateTime": "DateTime", "Time": "Time"},
}


def _adapt(op, left, right):
    """The operator and type of `left op right`: texts that are added are concatenated, a date minus a date is a
    number."""
    left_type, right_type = left.type, right.type
    if left_type._isnull and not right_type._isnull and operators.is_commutative(op):
        left_type, right_type = right_type, left_type
    if op is operators.add:
        from sqlalchemy.sql.sqltypes import JSON, Concatenable
        concatenated = (Concatenable, JSON)
        impl = getattr(left_type, "impl_instance", left_type)
        other = getattr(right_type, "impl_instance", right_type)
        if isinstance(impl, concatenated) and (isinstance(other, concatenated) or other._isnull):
            return operators.concat_op, left_type
    affinity = left_type._type_affinity
    found = _ADAPTED.get((getattr(affinity, "__name__", "").lstrip("_"), op.__name__))
    if found:
        other = right_type._type_affinity.__name__.replace("_AbstractInterval", "Interval")
        wanted = found.get(other)
        if wanted == other:
            return op, right_type
        if wanted is not None and wanted != affinity.__name__:
            return op, getattr(_types, wanted)()
    return op, left_type


def _make_binary(left, op, right, result_type=None, **modifiers):
    if op is operators.eq or op in _negations_of_comparisons():
        type_ = _types.BOOLEANTYPE
    elif result_type is not None:
        type_ = result_type
    else:
        op, type_ = _adapt(op, left, right)
    return BinaryExpression(left, right, op, type_=type_, negate=operators._negations.get(op), modifiers=modifiers)


def _negations_of_comparisons():
    return operators._negations


def _operate_binary(expr, op, other, result_type=None, **kw):
    return _make_binary(expr, op, _operand(expr, op, other), result_type, **kw)


def _operate_custom(expr, op, other, **kw):
    other = _operand(expr, op, other)
    type_ = op.return_type
    if type_ is None:
        type_ = _types.BOOLEANTYPE if op.is_comparison else _adapt(op, expr, other)[1]
    return BinaryExpression(expr, other, op, type_=type_, modifiers=kw)


def _compare(expr, op, other, **kw):
    value = _unwrap(other)
    if value is None or value is True or value is False or isinstance(value, (Null, True_, False_)):
        constant = value if isinstance(value, ClauseElement) else _condition(value)
        negate = operators._negations.get(op)
        if op in (operators.eq, operators.ne) and isinstance(constant, (True_, False_)):
            return BinaryExpression(expr, constant, op, _types.BOOLEANTYPE, negate, kw)
        if op in (operators.is_distinct_from, operators.is_not_distinct_from):
            return BinaryExpression(expr, constant, op, _types.BOOLEANTYPE, negate, kw)
        if op in (operators.eq, operators.is_):
            return BinaryExpression(expr, constant, operators.is_, _types.BOOLEANTYPE, operators.is_not)
        if op in (operators.ne, operators.is_not):
            return BinaryExpression(expr, constant, operators.is_not, _types.BOOLEANTYPE, operators.is_)
        raise ArgumentError("Only '=', '!=', 'is_()', 'is_not()', 'is_distinct_from()', 'is_not_distinct_from()' "
                            "operators can be used with None/True/False")
    right = _operand(expr, op, other)
    if getattr(right, "_is_collection_aggregate", False):
        return BinaryExpression(expr, right, op, _types.BOOLEANTYPE, None, kw)
    return BinaryExpression(expr, right, op, _types.BOOLEANTYPE, operators._negations.get(op), kw)


def _like(expr, op, other, escape=None, autoescape=False, **kw):
    if autoescape:
        if not isinstance(other, str):
            raise TypeError("String value expected when autoescape=True")
        if escape is None:
            escape = "/"
        if escape not in ("%", "_"):
            other = other.replace(escape, escape + escape)
        other = other.replace("%", escape + "%").replace("_", escape + "_")
    if escape is not None:
        kw["escape"] = escape
    return BinaryExpression(expr, _operand(expr, op, other), op, _types.BOOLEANTYPE, operators._negations.get(op), kw)


def _in(expr, op, other, **kw):
    value = _unwrap(other)
    if isinstance(value, ClauseElement):
        if value._is_select_base:
            value = value.scalar_subquery()
        elif value.__visit_name__ in ("subquery", "cte", "alias", "table"):
            value = value.select().scalar_subquery()
        elif isinstance(value, BindParameter):
            if not value.expanding:
                value = value._clone()
                value.expanding = True
            if value.type._isnull:
                value.type = expr.type.coerce_compared_value(op, next(iter(value.value or ()), None))
        elif isinstance(value, ClauseList) and not isinstance(value, Tuple):
            pass
        elif not isinstance(value, (TextClause, Grouping, Tuple)) and not value.__visit_name__ == "function" \
                and not hasattr(value, "_in_operand"):
            raise ArgumentError("IN expression list, SELECT construct, or bound parameter object expected, got %r."
                                % (value,))
    elif isinstance(value, str) or not hasattr(value, "__iter__"):
        raise ArgumentError("IN expression list, SELECT construct, or bound parameter object expected, got %r."
                            % (value,))
    else:
        items = list(value)
        unwrapped = [_unwrap(item) for item in items]
        if any(isinstance(item, ClauseElement) for item in unwrapped):
            value = ClauseList(*[_operand(expr, op, item) if not isinstance(item, ClauseElement) else item
                                 for item in unwrapped])
        else:
            value = expr._bind_param(op, items, expanding=True)
    return BinaryExpression(expr, value, op, _types.BOOLEANTYPE, operators._negations.get(op), kw)


def _between(expr, op, low, high, symmetric=False):
    both = ExpressionClauseList(operators.and_, _operand(expr, operators.and_, low),
                                _operand(expr, operators.and_, high), group=False)
    return BinaryExpression(expr, both, op, _types.BOOLEANTYPE, operators.not_between_op
                            if op is operators.between_op else operators.between_op, {"symmetric": symmetric})


def _collate(expr, op, collation):
    return BinaryExpression(expr, CollationClause(collation), op, type_=expr.type)


def _regexp_match(expr, op, pattern, flags=None):
    return BinaryExpression(expr, _operand(expr, operators.comma_op, pattern), op, _types.BOOLEANTYPE,
                            operators._negations.get(op), {"flags": flags})


def _regexp_replace(expr, op, pattern, replacement, flags=None):
    both = ExpressionClauseList(operators.comma_op, _operand(expr, operators.comma_op, pattern),
                                _operand(expr, operators.comma_op, replacement), group=False)
    return BinaryExpression(expr, both, op, expr.type, modifiers={"flags": flags})


def _getitem(expr, op, index):
    from sqlalchemy.sql._comparators import get_item
    return get_item(expr, index)


def _match(expr, op, other, **kw):
    return BinaryExpression(expr, _operand(expr, operators.match_op, other), operators.match_op, _types.BOOLEANTYPE,
                            operators.not_match_op, kw)


def _conjunction(expr, op, other):
    return and_(expr, other) if op is operators.and_ else or_(expr, other)


def _modifier(expr, op):
    return UnaryExpression(expr, modifier=op, type_=expr.type)


def _prefix(expr, op):
    return UnaryExpression(expr, operator=op, type_=expr.type)


def _aggregate(expr, op):
    return CollectionAggregate._create(op, expr)


def _contains(expr, op, other, **kw):
    from sqlalchemy.sql._comparators import method_of
    special = method_of(expr, op.__name__[:-3])
    return special(other, **kw) if special is not None else _like(expr, op, other, **kw)


def _unsupported(expr, op, *other):
    from sqlalchemy.sql._comparators import method_of
    special = method_of(expr, op.__name__)
    if special is not None:
        return special(*other)
    raise NotImplementedError("Operator '%s' is not supported on this expression" % op.__name__)


_operations = {
    operators.and_: _conjunction, operators.or_: _conjunction, operators.inv: lambda expr, op: expr._negate(),
    operators.neg: _prefix, operators.bitwise_not_op: _prefix, operators.distinct_op: _prefix,
    operators.in_op: _in, operators.not_in_op: _in, operators.between_op: _between,
    operators.not_between_op: _between, operators.collate: _collate, operators.regexp_match_op: _regexp_match,
    operators.not_regexp_match_op: _regexp_match, operators.regexp_replace_op: _regexp_replace,
    operators.getitem: _getitem, operators.match_op: _match, operators.any_op: _aggregate,
    operators.all_op: _aggregate, operators.lshift: _unsupported, operators.rshift: _unsupported,
    operators.contains_op: _contains,
}
for _op in (operators.eq, operators.ne, operators.lt, operators.le, operators.gt, operators.ge, operators.is_,
            operators.is_not, operators.is_distinct_from, operators.is_not_distinct_from):
    _operations[_op] = _compare
for _op in (operators.like_op, operators.not_like_op, operators.ilike_op, operators.not_ilike_op,
            operators.icontains_op, operators.startswith_op, operators.istartswith_op, operators.endswith_op,
            operators.iendswith_op, operators.not_contains_op, operators.not_startswith_op,
            operators.not_endswith_op):
    _operations[_op] = _like
for _op in (operators.desc_op, operators.asc_op, operators.nulls_first_op, operators.nulls_last_op):
    _operations[_op] = _modifier


# ---- Makers -------------------------------------------------------------------------------------

class _Missing:
    pass


_MISSING = _Missing()


def and_(initial_clause=_MISSING, *clauses):
    return BooleanClauseList._construct(operators.and_, True_, False_, initial_clause, clauses)


def or_(initial_clause=_MISSING, *clauses):
    return BooleanClauseList._construct(operators.or_, False_, True_, initial_clause, clauses)


def not_(clause):
    return _condition(clause)._negate()


def text(text):
    return TextClause(text)


def column(text, type_=None, is_literal=False, _selectable=None):
    return ColumnClause(text, type_, is_literal, _selectable)


def literal_column(text, type_=None):
    return ColumnClause(text, type_, is_literal=True)


def literal(value, type_=None, literal_execute=False):
    value = _unwrap(value)
    if isinstance(value, ClauseElement):
        return value
    return BindParameter(None, value, type_, unique=True, literal_execute=literal_execute)


def bindparam(key, value=operators, type_=None, unique=False, required=operators, quote=None, callable_=None,
              expanding=False, isoutparam=False, literal_execute=False):
    if isinstance(key, ColumnClause):
        type_ = key.type if type_ is None else type_
        key = key.key
    return BindParameter(key, value, type_, unique, required, quote, callable_, expanding, isoutparam,
                         literal_execute)


def outparam(key, type_=None):
    return BindParameter(key, None, type_=type_, unique=False, isoutparam=True)


def null():
    return Null()


def true():
    return True_()


def false():
    return False_()


def label(name, element, type_=None):
    return Label(name, element, type_)


def cast(expression, type_):
    return Cast(expression, type_)


def try_cast(expression, type_):
    return TryCast(expression, type_)


def type_coerce(expression, type_):
    return TypeCoerce(expression, type_)


def case(*whens, value=None, else_=None, **kw):
    if "whens" in kw:  # before SQLAlchemy 1.4
        whens = (kw["whens"],)
    return Case(*whens, value=value, else_=else_)


def extract(field, expr):
    return Extract(field, expr)


def collate(expression, collation):
    return _collate(_expression(expression), operators.collate, collation)


def between(expr, lower_bound, upper_bound, symmetric=False):
    return _expression(expr).between(lower_bound, upper_bound, symmetric=symmetric)


def distinct(expr):
    expr = _expression(expr)
    return UnaryExpression(expr, operator=operators.distinct_op, type_=expr.type)


def _by(value, op):
    value = _unwrap(value)
    if isinstance(value, str):
        value = _textual_label_reference(value)
    return UnaryExpression(value, modifier=op, type_=value.type)


def asc(column):
    return _by(column, operators.asc_op)


def desc(column):
    return _by(column, operators.desc_op)


def nulls_first(column):
    return _by(column, operators.nulls_first_op)


def nulls_last(column):
    return _by(column, operators.nulls_last_op)


nullsfirst, nullslast = nulls_first, nulls_last


def any_(expr):
    return CollectionAggregate._create(operators.any_op, expr)


def all_(expr):
    return CollectionAggregate._create(operators.all_op, expr)


def bitwise_not(expr):
    return _prefix(_expression(expr), operators.bitwise_not_op)


def tuple_(*clauses, types=None):
    return Tuple(*clauses, types=types)


def over(element, partition_by=None, order_by=None, range_=None, rows=None, groups=None):
    return Over(element, partition_by, order_by, range_, rows, groups)


def within_group(element, *order_by):
    return WithinGroup(element, *order_by)


def funcfilter(func, *criterion):
    return FunctionFilter(func, *criterion)



def __getattr__(name):
    if name in ("TableClause", "FromClause", "ScalarSelect", "Exists", "Select"):
        from sqlalchemy.sql import selectable
        return getattr(selectable, name)
    raise AttributeError("module 'sqlalchemy.sql.elements' has no attribute %r" % name)
