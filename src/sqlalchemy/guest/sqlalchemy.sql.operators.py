"""The operators of SQL expressions: functions that name them, and the classes that give objects their syntax."""
from operator import (add, and_, eq, floordiv, ge, getitem, gt, inv, le, lshift, lt, mod, mul, ne, neg, or_, rshift,
                      sub, truediv)

_NATURAL = {"add", "mul", "concat_op", "and_", "or_", "getitem", "json_getitem_op", "json_path_getitem_op"}
_COMPARISONS = {"eq", "ne", "lt", "gt", "ge", "le", "between_op", "not_between_op", "like_op", "not_like_op",
                "ilike_op", "not_ilike_op", "in_op", "not_in_op", "is_", "is_not", "is_distinct_from",
                "is_not_distinct_from", "match_op", "not_match_op", "regexp_match_op", "not_regexp_match_op",
                "contains_op", "not_contains_op", "icontains_op", "not_icontains_op", "startswith_op",
                "not_startswith_op", "istartswith_op", "not_istartswith_op", "endswith_op", "not_endswith_op",
                "iendswith_op", "not_iendswith_op"}


def _binary(name):
    def op(a, b, **kw):
        return a.operate(op, b, **kw)
    op.__name__ = op.__qualname__ = name
    return op


def _unary(name):
    def op(a):
        return a.operate(op)
    op.__name__ = op.__qualname__ = name
    return op


for _name in ("concat_op", "like_op", "not_like_op", "ilike_op", "not_ilike_op", "contains_op", "not_contains_op",
              "icontains_op", "not_icontains_op", "startswith_op", "not_startswith_op", "istartswith_op",
              "not_istartswith_op", "endswith_op", "not_endswith_op", "iendswith_op", "not_iendswith_op", "in_op",
              "not_in_op", "is_", "is_not", "is_distinct_from", "is_not_distinct_from", "match_op", "not_match_op",
              "regexp_match_op", "not_regexp_match_op", "collate", "comma_op", "bitwise_xor_op", "bitwise_or_op",
              "bitwise_and_op", "bitwise_lshift_op", "bitwise_rshift_op", "json_getitem_op", "json_path_getitem_op"):
    globals()[_name] = _binary(_name)
for _name in ("desc_op", "asc_op", "nulls_first_op", "nulls_last_op", "distinct_op", "any_op", "all_op", "exists",
              "is_true", "is_false", "bitwise_not_op", "from_", "as_", "filter_op", "_asbool"):
    globals()[_name] = _unary(_name)

istrue, isfalse, isnot, is_not_op = is_true, is_false, is_not, is_not
notlike_op, notilike_op, notin_op, not_in = not_like_op, not_ilike_op, not_in_op, not_in_op
nullsfirst_op, nullslast_op, isnot_distinct_from = nulls_first_op, nulls_last_op, is_not_distinct_from
notbetween_op = None


def between_op(a, b, c, symmetric=False):
    return a.operate(between_op, b, c, symmetric=symmetric)


def not_between_op(a, b, c, symmetric=False):
    return ~a.operate(between_op, b, c, symmetric=symmetric)


notbetween_op = not_between_op


def regexp_replace_op(a, b, replacement, flags=None):
    return a.operate(regexp_replace_op, b, replacement=replacement, flags=flags)


class custom_op:
    """An operator that the program spells: column.op("->>")."""
    __name__ = "custom_op"

    def __init__(self, opstring, precedence=0, is_comparison=False, return_type=None, natural_self_precedent=False,
                 eager_grouping=False, python_impl=None):
        self.opstring = opstring
        self.precedence = precedence
        self.is_comparison = is_comparison
        self.natural_self_precedent = natural_self_precedent
        self.eager_grouping = eager_grouping
        self.return_type = return_type() if isinstance(return_type, type) else return_type

    def __eq__(self, other):
        return isinstance(other, custom_op) and self.opstring == other.opstring

    def __hash__(self):
        return hash(self.opstring)

    def __call__(self, left, right, *other, **kw):
        return left.operate(self, right, *other, **kw)


_negations = {}


def _negates(a, b):
    _negations[a] = b
    _negations[b] = a


for _a, _b in ((eq, ne), (lt, ge), (gt, le), (like_op, not_like_op), (ilike_op, not_ilike_op),
               (contains_op, not_contains_op), (icontains_op, not_icontains_op), (startswith_op, not_startswith_op),
               (istartswith_op, not_istartswith_op), (endswith_op, not_endswith_op),
               (iendswith_op, not_iendswith_op), (in_op, not_in_op), (is_, is_not),
               (is_distinct_from, is_not_distinct_from), (match_op, not_match_op),
               (regexp_match_op, not_regexp_match_op), (between_op, not_between_op)):
    _negates(_a, _b)


def is_comparison(op):
    return op.is_comparison if isinstance(op, custom_op) else op.__name__ in _COMPARISONS


def is_commutative(op):
    return op in (eq, ne, add, mul)


def is_ordering_modifier(op):
    return op in (asc_op, desc_op, nulls_first_op, nulls_last_op)


def is_natural_self_precedent(op):
    return op.__name__ in _NATURAL


def is_boolean(op):
    return is_comparison(op) or op in (and_, or_, is_true, is_false)


def is_associative(op):
    return op in (add, mul, concat_op, and_, or_)


class Operators:
    __slots__ = ()

    def __and__(self, other):
        return self.operate(and_, other)

    def __or__(self, other):
        return self.operate(or_, other)

    def __invert__(self):
        return self.operate(inv)

    def op(self, opstring, precedence=0, is_comparison=False, return_type=None, python_impl=None):
        operator = custom_op(opstring, precedence, is_comparison, return_type)

        def against(other):
            return operator(self, other)
        return against

    def bool_op(self, opstring, precedence=0, python_impl=None):
        return self.op(opstring, precedence=precedence, is_comparison=True)

    def operate(self, op, *other, **kwargs):
        raise NotImplementedError(str(op))

    def reverse_operate(self, op, other, **kwargs):
        raise NotImplementedError(str(op))


class ColumnOperators(Operators):
    __slots__ = ()
    timetuple = None

    def __lt__(self, other):
        return self.operate(lt, other)

    def __le__(self, other):
        return self.operate(le, other)

    __hash__ = object.__hash__

    def __eq__(self, other):
        return self.operate(eq, other)

    def __ne__(self, other):
        return self.operate(ne, other)

    def __gt__(self, other):
        return self.operate(gt, other)

    def __ge__(self, other):
        return self.operate(ge, other)

    def __neg__(self):
        return self.operate(neg)

    def __contains__(self, other):
        raise NotImplementedError("Operator 'contains' is not supported on this expression")

    def __getitem__(self, index):
        return self.operate(getitem, index)

    def __lshift__(self, other):
        return self.operate(lshift, other)

    def __rshift__(self, other):
        return self.operate(rshift, other)

    def __add__(self, other):
        return self.operate(add, other)

    def __sub__(self, other):
        return self.operate(sub, other)

    def __mul__(self, other):
        return self.operate(mul, other)

    def __mod__(self, other):
        return self.operate(mod, other)

    def __truediv__(self, other):
        return self.operate(truediv, other)

    def __floordiv__(self, other):
        return self.operate(floordiv, other)

    def __radd__(self, other):
        return self.reverse_operate(add, other)

    def __rsub__(self, other):
        return self.reverse_operate(sub, other)

    def __rmul__(self, other):
        return self.reverse_operate(mul, other)

    def __rmod__(self, other):
        return self.reverse_operate(mod, other)

    def __rtruediv__(self, other):
        return self.reverse_operate(truediv, other)

    def __rfloordiv__(self, other):
        return self.reverse_operate(floordiv, other)

    def concat(self, other):
        return self.operate(concat_op, other)

    def _rconcat(self, other):
        return self.reverse_operate(concat_op, other)

    def like(self, other, escape=None):
        return self.operate(like_op, other, escape=escape)

    def ilike(self, other, escape=None):
        return self.operate(ilike_op, other, escape=escape)

    def not_like(self, other, escape=None):
        return self.operate(not_like_op, other, escape=escape)

    def not_ilike(self, other, escape=None):
        return self.operate(not_ilike_op, other, escape=escape)

    def in_(self, other):
        return self.operate(in_op, other)

    def not_in(self, other):
        return self.operate(not_in_op, other)

    def is_(self, other):
        return self.operate(is_, other)

    def is_not(self, other):
        return self.operate(is_not, other)

    def is_distinct_from(self, other):
        return self.operate(is_distinct_from, other)

    def is_not_distinct_from(self, other):
        return self.operate(is_not_distinct_from, other)

    notlike, notilike, notin_, isnot, isnot_distinct_from = not_like, not_ilike, not_in, is_not, is_not_distinct_from

    def startswith(self, other, **kw):
        return self.operate(startswith_op, other, **kw)

    def istartswith(self, other, **kw):
        return self.operate(istartswith_op, other, **kw)

    def endswith(self, other, **kw):
        return self.operate(endswith_op, other, **kw)

    def iendswith(self, other, **kw):
        return self.operate(iendswith_op, other, **kw)

    def contains(self, other, **kw):
        return self.operate(contains_op, other, **kw)

    def icontains(self, other, **kw):
        return self.operate(icontains_op, other, **kw)

    def match(self, other, **kwargs):
        return self.operate(match_op, other, **kwargs)

    def regexp_match(self, pattern, flags=None):
        return self.operate(regexp_match_op, pattern, flags=flags)

    def regexp_replace(self, pattern, replacement, flags=None):
        return self.operate(regexp_replace_op, pattern, replacement=replacement, flags=flags)

    def desc(self):
        return self.operate(desc_op)

    def asc(self):
        return self.operate(asc_op)

    def nulls_first(self):
        return self.operate(nulls_first_op)

    def nulls_last(self):
        return self.operate(nulls_last_op)

    nullsfirst, nullslast = nulls_first, nulls_last

    def collate(self, collation):
        return self.operate(collate, collation)

    def between(self, cleft, cright, symmetric=False):
        return self.operate(between_op, cleft, cright, symmetric=symmetric)

    def distinct(self):
        return self.operate(distinct_op)

    def any_(self):
        return self.operate(any_op)

    def all_(self):
        return self.operate(all_op)

    def bitwise_xor(self, other):
        return self.operate(bitwise_xor_op, other)

    def bitwise_or(self, other):
        return self.operate(bitwise_or_op, other)

    def bitwise_and(self, other):
        return self.operate(bitwise_and_op, other)

    def bitwise_not(self):
        return self.operate(bitwise_not_op)

    def bitwise_lshift(self, other):
        return self.operate(bitwise_lshift_op, other)

    def bitwise_rshift(self, other):
        return self.operate(bitwise_rshift_op, other)
