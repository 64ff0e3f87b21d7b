"""fastapi_utils: its type of UUIDs; the rest is opaque."""
from _rest import rest_of

__getattr__ = rest_of("fastapi_utils", parts=("guid_type",))
