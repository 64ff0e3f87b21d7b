"""Flags, and what checks and shows enumerations: the parts of enum that few need."""

import enum
import sys
from builtins import bin as _binary
from enum import Enum, ReprEnum, StrEnum, _aliases, _is_single_bit, auto

__name__ = "enum"  # where these classes say that they are from


def show_flag_values(value):
    """The bits of a number, the lowest first."""
    return list(_bits(value))


def _bits(value):
    while value > 0:
        bit = value & -value
        yield bit
        value ^= bit


def bin(num, max_bits=None):
    """The number in binary with its sign as a bit: 5 is '0b0 101'."""
    top = 1 << num.bit_length()
    sign = "0" if num >= 0 else "1"
    digits = _binary(num % top + top)[3:]
    if max_bits is not None:
        digits = digits.rjust(max_bits, sign)
    return f"0b{sign} {digits}"


def _check_flag(cls):
    missed = list(_bits(cls._flag_mask_ & ~cls._singles_mask_))
    if missed:
        are = "is missing a" if len(missed) == 1 else "is missing"
        shown = ", ".join(map(str, missed))
        raise TypeError(f"invalid Flag {cls.__name__!r} {are} named value{'s' * (len(missed) > 1)} for {shown}")


def _definition_order(one):
    return one._sort_order_


class FlagBoundary(StrEnum):
    """What happens to bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """An enumeration whose members combine by |, & and ^."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            return 1 << last_value.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {last_value!r}") from None

    @classmethod
    def _iter_member_(cls, value):
        """The canonical members that a value is made of, in the order of their definition."""
        members = cls._value2member_map_
        found = [members[bit] for bit in _bits(value & cls._flag_mask_) if bit in members]
        return iter(sorted(found, key=_definition_order))

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = cls._flag_mask_
        all_bits = (1 << mask.bit_length()) - 1
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                size = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {bin(value, size)}\n  allowed "
                                 f"{bin(mask, size)}")
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value += max(all_bits + 1, 1 << value.bit_length())
        if value < 0:
            value += all_bits + 1
        found = cls._value2member_map_.get(value)
        return found if found is not None else cls._combine(value)

    @classmethod
    def _combine(cls, value):
        """A member that no name of the class is bound to."""
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        made._value_ = value
        names = [one._name_ for one in cls._iter_member_(value)]
        unknown = value & ~cls._flag_mask_
        if names and unknown:
            names.append(cls._numeric_repr_(unknown))
        made._name_ = "|".join(names) if names else None
        return cls._value2member_map_.setdefault(value, made)

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                            f"{type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        name = "" if self._name_ is None else "." + self._name_
        return f"<{type(self).__name__}{name}: {type(self)._numeric_repr_(self._value_)}>"

    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({type(self)._numeric_repr_(self._value_)})"
        return f"{type(self).__name__}.{self._name_}"

    def _operand(self, other):
        """The number of an operand, or None."""
        if isinstance(other, type(self)):
            return other._value_
        is_number = self._member_type_ is not object and isinstance(other, self._member_type_)
        return other if is_number else None

    def __or__(self, other):
        number = self._operand(other)
        return NotImplemented if number is None else type(self)(self._value_ | number)

    def __and__(self, other):
        number = self._operand(other)
        return NotImplemented if number is None else type(self)(self._value_ & number)

    def __xor__(self, other):
        number = self._operand(other)
        return NotImplemented if number is None else type(self)(self._value_ ^ number)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return type(self)(~self._value_)
        return type(self)(self._singles_mask_ & ~self._value_)


enum._Flag, enum._EJECT, enum._KEEP = Flag, EJECT, KEEP


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """A Flag whose members are ints."""


# --- checks and representations ---

class EnumCheck(StrEnum):
    """What verify() can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A decorator that checks an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE and _aliases(enumeration):
                raise ValueError(f"aliases found in {enumeration!r}: {_aliases(enumeration)}")
            if check is CONTINUOUS:
                self._check_continuous(enumeration)
            if check is NAMED_FLAGS:
                self._check_named(enumeration)
        return enumeration

    @staticmethod
    def _check_continuous(enumeration):
        values = {one.value for one in enumeration}
        if len(values) < 2:
            return
        is_flag = issubclass(enumeration, Flag)
        low, high = min(values), max(values)
        wanted = range(low + 1, high)
        if is_flag:
            wanted = [1 << at for at in range(low.bit_length(), high.bit_length() - 1)]
        missing = [value for value in wanted if value not in values]
        if missing:
            raise ValueError(f"invalid {'flag' if is_flag else 'enum'} {enumeration.__name__!r}: missing values "
                             f"{', '.join(map(str, missing))}")

    @staticmethod
    def _check_named(enumeration):
        named = {one.value for one in enumeration}
        names, missing = [], 0
        for name, alias in enumeration._member_map_.items():
            if name not in enumeration._member_names_ and alias.value >= 0:
                lacking = [bit for bit in _bits(alias.value) if bit not in named]
                if lacking:
                    names.append(name)
                    missing |= sum(lacking)
        if names:
            subject = f"alias {names[0]!r} is" if len(names) == 1 else (
                "aliases " + ", ".join(map(repr, names[:-1])) + f" and {names[-1]!r} are")
            raise ValueError(f"invalid Flag {enumeration.__name__!r}: {subject} missing combined values of "
                             f"0x{missing:x} [use enum.show_flag_values(value) for details]")


def global_enum_repr(self):
    return f"{type(self).__module__.split('.')[-1]}.{self._name_}"


def global_flag_repr(self):
    module = type(self).__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{type(self).__name__}({self._value_!r})"
    return "|".join([f"{module}.{name}" for name in self._name_.split("|")])


def global_str(self):
    return f"{type(self).__name__}({self._value_!r})" if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    """Makes the members names of their module."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (type(self), self._name_)
