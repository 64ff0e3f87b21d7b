"""Registers classes with the abstract ones of collections.abc, once somebody has imported that."""

import _host

waiting = []


def register(name, cls):
    """Makes cls a virtual subclass of collections.abc.<name>."""
    module = _host.modules().get("collections.abc")
    if module is not None and hasattr(module, name):
        getattr(module, name).register(cls)
    else:
        waiting.append((name, cls))


def arrived(names):
    for name, cls in waiting:
        names[name].register(cls)
    waiting.clear()
