"""alembic.util.langhelpers"""
from alembic.util import asbool, dedupe_tuple, immutabledict, memoized_property, rev_id, to_list, to_tuple, unique_list


class Dispatcher:
    """Functions by the class of their first argument, and by database."""

    def __init__(self):
        self._registry = {}

    def dispatch_for(self, target, *, qualifier="default", replace=False, subgroup=None):
        def decorate(function):
            if (target, qualifier) in self._registry and not replace:
                raise ValueError(f"Target {target} already registered for qualifier {qualifier}")
            self._registry[target, qualifier] = function
            return function
        return decorate

    def dispatch(self, obj, qualifier="default"):
        targets = type(obj).__mro__ if not isinstance(obj, (str, type)) else (obj,)
        for target in targets:
            for one in (qualifier, "default"):
                if (target, one) in self._registry:
                    return self._registry[target, one]
        raise ValueError(f"no dispatch function for object: {obj}")

    def branch(self):
        copy = Dispatcher()
        copy._registry = dict(self._registry)
        return copy
