"""toml: what tomllib reads."""
import tomllib
from _rest import rest_of

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


__getattr__ = rest_of("toml")
