"""authlib: the mixins of models; the rest is opaque."""
from _rest import rest_of

__getattr__ = rest_of("authlib", parts=("integrations", "oauth2"))
