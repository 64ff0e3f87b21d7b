"""advanced_alchemy"""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    if name == "types":
        import importlib
        return importlib.import_module("advanced_alchemy.types")
    import _operation
    return _operation.opaque("advanced_alchemy." + name, "advanced_alchemy")
