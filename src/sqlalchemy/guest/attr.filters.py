"""attr.filters: which attributes asdict() takes."""


def _holds(what, attribute, value):
    return type(value) in what or attribute.name in what or attribute in what


def include(*what):
    return lambda attribute, value: _holds(what, attribute, value)


def exclude(*what):
    return lambda attribute, value: not _holds(what, attribute, value)
