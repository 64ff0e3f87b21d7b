"""werkzeug: hashes of passwords are in werkzeug.security; the rest is opaque."""
from _rest import rest_of

__getattr__ = rest_of("werkzeug")
