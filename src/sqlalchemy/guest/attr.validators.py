"""attr.validators: checks of an attribute's value."""
import re


def instance_of(type):
    def check(inst, attr, value):
        if not isinstance(value, type):
            raise TypeError(f"'{attr.name}' must be {type!r} (got {value!r} that is a {value.__class__!r}).", attr, type, value)
    return check


def optional(validator):
    checks = validator if isinstance(validator, (list, tuple)) else [validator]

    def check(inst, attr, value):
        if value is not None:
            for one in checks:
                one(inst, attr, value)
    return check


def and_(*validators):
    def check(inst, attr, value):
        for one in validators:
            one(inst, attr, value)
    return check


def or_(*validators):
    def check(inst, attr, value):
        for one in validators:
            try:
                one(inst, attr, value)
                return
            except Exception:
                continue
        raise ValueError(f"None of {validators!r} satisfied for value {value!r}")
    return check


def not_(validator, *, msg=None, exc_types=(ValueError, TypeError)):
    def check(inst, attr, value):
        try:
            validator(inst, attr, value)
        except exc_types:
            return
        raise ValueError(msg or f"not_ validator child '{validator!r}' did not raise a captured error", attr, validator, value, exc_types)
    return check


def in_(options):
    def check(inst, attr, value):
        try:
            is_in = value in options
        except TypeError:
            is_in = False
        if not is_in:
            raise ValueError(f"'{attr.name}' must be in {options!r} (got {value!r})", attr, options, value)
    return check


def is_callable():
    def check(inst, attr, value):
        if not callable(value):
            raise TypeError(f"'{attr.name}' must be callable (got {value!r} that is a {value.__class__!r}).")
    return check


def matches_re(regex, flags=0, func=None):
    pattern = re.compile(regex, flags) if isinstance(regex, str) else regex
    match = {None: pattern.fullmatch, re.fullmatch: pattern.fullmatch, re.search: pattern.search, re.match: pattern.match}[func]

    def check(inst, attr, value):
        if not match(value):
            raise ValueError(f"'{attr.name}' must match regex {pattern.pattern!r} ({value!r} doesn't)", attr, pattern, value)
    return check


def deep_iterable(member_validator, iterable_validator=None):
    members = and_(*member_validator) if isinstance(member_validator, (list, tuple)) else member_validator

    def check(inst, attr, value):
        if iterable_validator is not None:
            iterable_validator(inst, attr, value)
        for one in value:
            members(inst, attr, one)
    return check


def deep_mapping(key_validator, value_validator, mapping_validator=None):
    def check(inst, attr, value):
        if mapping_validator is not None:
            mapping_validator(inst, attr, value)
        for key in value:
            key_validator(inst, attr, key)
            value_validator(inst, attr, value[key])
    return check


def _number(sign, holds):
    def make(bound):
        def check(inst, attr, value):
            if not holds(value, bound):
                raise ValueError(f"'{attr.name}' must be {sign} {bound}: {value}")
        return check
    return make


lt = _number("<", lambda value, bound: value < bound)
le = _number("<=", lambda value, bound: value <= bound)
ge = _number(">=", lambda value, bound: value >= bound)
gt = _number(">", lambda value, bound: value > bound)


def max_len(length):
    def check(inst, attr, value):
        if len(value) > length:
            raise ValueError(f"Length of '{attr.name}' must be <= {length}: {len(value)}")
    return check


def min_len(length):
    def check(inst, attr, value):
        if len(value) < length:
            raise ValueError(f"Length of '{attr.name}' must be >= {length}: {len(value)}")
    return check


def subclass_of(type_):
    def check(inst, attr, value):
        if not issubclass(value, type_):
            raise TypeError(f"'{attr.name}' must be a subclass of {type_!r} (got {value!r}).", attr, type_, value)
    return check
