"""toml: what tomllib reads."""
import tomllib

TomlDecodeError = tomllib.TOMLDecodeError


def loads(s, _dict=dict, decoder=None):
    return tomllib.loads(s)


def load(f, _dict=dict, decoder=None):
    if isinstance(f, list):
        found = {}
        for one in f:
            found.update(load(one))
        return found
    if hasattr(f, "read"):
        text = f.read()
        return tomllib.loads(text.decode() if isinstance(text, bytes) else text)
    with open(f, encoding="utf-8") as file:
        return tomllib.loads(file.read())


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'toml' has no attribute {name!r}")
    import _operation
    return _operation.opaque("toml." + name, "toml")
