"""authlib.oauth2: what models promise; the rest is opaque."""
from _rest import rest_of

__getattr__ = rest_of("authlib.oauth2", "authlib", parts=("rfc6749",))
