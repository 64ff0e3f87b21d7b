"""tornado: its loggers; the rest is opaque."""
from _rest import rest_of

__getattr__ = rest_of("tornado", parts=("log",))
