"""pydantic_core: what settings take from it."""
from pydantic import MultiHostUrl, PydanticUndefined, ValidationError
from pydantic import AnyUrl as Url


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    import _operation
    return _operation.opaque("pydantic_core." + name, "pydantic_core")
