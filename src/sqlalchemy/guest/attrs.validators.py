"""attrs.validators: attr.validators."""
from attr.validators import *  # noqa: F401,F403
