"""Registers classes with abstract ones of other modules, once somebody has imported those."""

import _host

waiting = []


def register(name, cls, module="collections.abc"):
    """Makes cls a virtual subclass of <module>.<name>."""
    found = _host.modules().get(module)
    if found is not None and hasattr(found, name):
        getattr(found, name).register(cls)
    else:
        waiting.append((module, name, cls))


def arrived(module, names):
    """Registers what waited for a module; names are its own."""
    for one in [one for one in waiting if one[0] == module]:
        waiting.remove(one)
        names[one[1]].register(one[2])
