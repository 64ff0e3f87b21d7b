"""authlib.integrations: that with SQLAlchemy; the rest is opaque."""
from _rest import rest_of

__getattr__ = rest_of("authlib.integrations", "authlib", parts=("sqla_oauth2",))
