"""fastapi_storages: its types; the rest is opaque."""
from _rest import rest_of

__getattr__ = rest_of("fastapi_storages", parts=("integrations",))
