"""Options of queries that say when relations are loaded. They are loaded when they are asked for, whatever is said
here: the options are taken and chained, and change no result."""


class Load:
    def __init__(self, *arguments):
        pass

    def _same(self, *arguments, **keywords):
        return self

    joinedload = lazyload = selectinload = subqueryload = immediateload = noload = raiseload = _same
    defaultload = contains_eager = load_only = defer = undefer = undefer_group = with_expression = _same
    selectin_polymorphic = options = _same


def _option(*arguments, **keywords):
    return Load()


joinedload = lazyload = selectinload = subqueryload = immediateload = noload = raiseload = defaultload = _option
contains_eager = load_only = defer = undefer = undefer_group = with_expression = selectin_polymorphic = _option
lazyload_all = _option
