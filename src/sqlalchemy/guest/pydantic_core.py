"""pydantic_core: what settings take from it."""
from _rest import rest_of
from pydantic import MultiHostUrl, PydanticUndefined, ValidationError
from pydantic import AnyUrl as Url

__getattr__ = rest_of("pydantic_core")
