"""sqlalchemy_utils.models: what classes derive from or are decorated with."""
from sqlalchemy_utils import Timestamp, generic_repr
