"""dateutil: its time zones; the rest is opaque."""
from _rest import rest_of

__getattr__ = rest_of("dateutil", parts=("tz",))
