"""attr.converters: what makes an attribute's value of what is given."""


def optional(converter):
    return lambda value: None if value is None else converter(value)


def default_if_none(default=None, factory=None):
    from attr import NOTHING, Factory
    if default is None and factory is None:
        raise TypeError("Must pass either `default` or `factory`.")

    def convert(value):
        if value is not None:
            return value
        if factory is not None:
            return factory()
        return default.factory() if isinstance(default, Factory) else None if default is NOTHING else default
    return convert


def pipe(*converters):
    def convert(value):
        for one in converters:
            value = one(value)
        return value
    return convert


def to_bool(value):
    word = value.lower() if isinstance(value, str) else value
    for result, words in (True, (True, "true", "t", "yes", "y", "on", "1", 1)), (False, (False, "false", "f", "no", "n", "off", "0", 0)):
        if word in words:
            return result
    raise ValueError(f"Cannot convert value to bool: {value}")
