"""dateutil: its time zones; the rest is opaque."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    import importlib
    if name == "tz":
        return importlib.import_module("dateutil.tz")
    import _operation
    return _operation.opaque("dateutil." + name, "dateutil")
