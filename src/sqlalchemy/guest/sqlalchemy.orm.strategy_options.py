"""Options of queries. Relations are loaded when they are asked for, whatever is said here: those options are taken and
chained, and change no result. What columns a query reads of its objects is heeded: load_only(), defer(), undefer()."""


class Load:
    def __init__(self, entity=None, *arguments):
        self._steps = []            # (what, keys)
        self._is_below = False      # of an object that a relation leads to

    def _step(self, what, attributes):
        if not self._is_below:
            self._steps.append((what, {getattr(attribute, "key", attribute) for attribute in attributes}))
        return self

    def load_only(self, *attributes, raiseload=False):
        return self._step("only", attributes)

    def defer(self, *attributes, raiseload=False):
        return self._step("defer", attributes)

    def undefer(self, *attributes):
        return self._step("undefer", attributes)

    def _relation(self, *arguments, **keywords):
        self._is_below = True
        return self

    def _same(self, *arguments, **keywords):
        return self

    joinedload = lazyload = selectinload = subqueryload = immediateload = noload = raiseload = _relation
    defaultload = contains_eager = _relation
    undefer_group = with_expression = selectin_polymorphic = options = _same


def load_only(*attributes, raiseload=False):
    return Load().load_only(*attributes)


def defer(key, *more, raiseload=False):
    return Load().defer(key, *more)


def undefer(key, *more):
    return Load().undefer(key, *more)


def _relation(*arguments, **keywords):
    return Load()._relation()


def _other(*arguments, **keywords):
    return Load()


joinedload = lazyload = selectinload = subqueryload = immediateload = noload = raiseload = defaultload = _relation
contains_eager = lazyload_all = _relation
undefer_group = with_expression = selectin_polymorphic = _other


def is_read(mapper, key, options):
    """Whether a query with these options reads a column of its objects."""
    prop = mapper.properties[key]
    if any([prop.columns[0] is column for column in mapper.primary_key]) or prop.columns[0] is mapper.polymorphic_on:
        return True
    is_read = not getattr(prop, "deferred", False)
    for option in options:
        for what, keys in getattr(option, "_steps", ()):
            if what == "only":
                is_read = key in keys
            elif key in keys or "*" in keys:
                is_read = what == "undefer"
    return is_read
