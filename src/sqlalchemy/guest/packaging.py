"""packaging: versions are in packaging.version; the rest is opaque."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'packaging' has no attribute {name!r}")
    if name == "version":
        import packaging.version
        return packaging.version
    import _operation
    return _operation.opaque("packaging." + name, "packaging")
