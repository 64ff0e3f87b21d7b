"""attrs.exceptions: attr.exceptions."""
from attr.exceptions import *  # noqa: F401,F403
