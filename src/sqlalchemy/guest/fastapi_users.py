"""fastapi_users: its tables; the rest is opaque."""
from _rest import rest_of

__getattr__ = rest_of("fastapi_users", parts=("db",))
