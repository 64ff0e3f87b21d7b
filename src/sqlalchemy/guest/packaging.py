"""packaging: versions are in packaging.version; the rest is opaque."""
from _rest import rest_of

__getattr__ = rest_of("packaging", parts=("version",))
