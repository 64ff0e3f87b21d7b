"""pyramid: what env.py files of its applications ask for is in pyramid.paster; the rest is opaque."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'pyramid' has no attribute {name!r}")
    import _operation
    return _operation.opaque("pyramid." + name, "pyramid")
