"""attrs.setters: attr.setters."""
from attr.setters import *  # noqa: F401,F403
