"""werkzeug: hashes of passwords are in werkzeug.security; the rest is opaque."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'werkzeug' has no attribute {name!r}")
    import _operation
    return _operation.opaque("werkzeug." + name, "werkzeug")
