"""attrs.filters: attr.filters."""
from attr.filters import *  # noqa: F401,F403
