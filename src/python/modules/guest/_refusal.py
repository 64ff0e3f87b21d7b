"""Modules that can be imported but do nothing: scripts have no processes, sockets or files to write."""


class Refused(RuntimeError):
    """What a module's other statements can do without (lb_is_gap())."""
    _is_gap = True


def refuse(module, names, what, error=Refused):
    """A dict of the names, each a function, or a class that others may be derived from, which says why it cannot be called."""

    def make_class(name):
        def refuse_all(cls, *args, **kwargs):
            raise error(f"{module}.{name} is not available: scripts that limbeck runs have no {what}")

        return type(name, (), {"__new__": refuse_all, "__module__": module})

    def make(name):
        if name[0].isupper() or name == "socket":
            return make_class(name)

        def function(*args, **kwargs):
            raise error(f"{module}.{name} is not available: scripts that limbeck runs have no {what}")

        function.__name__ = function.__qualname__ = name
        function.__module__ = module
        return function

    return {name: make(name) for name in names}
