"""starlette: its settings; anything else is opaque."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'starlette' has no attribute {name!r}")
    import starlette._unknown
    return getattr(starlette._unknown, name)
