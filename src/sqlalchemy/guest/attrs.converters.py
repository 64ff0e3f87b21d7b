"""attrs.converters: attr.converters."""
from attr.converters import *  # noqa: F401,F403
