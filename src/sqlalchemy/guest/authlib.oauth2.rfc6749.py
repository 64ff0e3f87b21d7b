"""authlib.oauth2.rfc6749: what models promise, without columns; the rest is opaque."""
from _rest import rest_of


class ClientMixin:
    pass


class AuthorizationCodeMixin:
    pass


class TokenMixin:
    pass


__getattr__ = rest_of("authlib.oauth2.rfc6749", "authlib", parts=("models",))
