"""cryptography: keys are in cryptography.fernet; the rest is opaque."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'cryptography' has no attribute {name!r}")
    import _operation
    return _operation.opaque("cryptography." + name, "cryptography")
