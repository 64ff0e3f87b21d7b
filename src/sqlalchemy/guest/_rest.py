"""Packages that are here in part: what they have besides is opaque."""


def rest_of(module, package=None, parts=()):
    """The __getattr__() of such a module. `package`: what was asked for, where that is not the module; `parts`: what of the
    package are modules that are here."""
    def __getattr__(name):
        if name.startswith("__"):
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        if name in parts:
            from importlib import import_module
            return import_module(f"{module}.{name}")
        import _operation
        return _operation.opaque(f"{module}.{name}", package or module)

    return __getattr__
