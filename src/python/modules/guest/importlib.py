"""Importing by name."""

import _host


def import_module(name, package=None):
    level = len(name) - len(name.lstrip("."))
    if level:
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        parts = package.split(".")
        if level > len(parts):
            raise ImportError("attempted relative import beyond top-level package")
        base = ".".join(parts[:len(parts) - level + 1])
        name = f"{base}.{name[level:]}" if name[level:] else base
    return _host.import_module(name)


def reload(module):
    return _host.reload(module)


def invalidate_caches():
    pass


__all__ = ["import_module", "reload", "invalidate_caches"]


__import__ = __import__
