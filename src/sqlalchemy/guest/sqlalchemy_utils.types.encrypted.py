"""sqlalchemy_utils.types.encrypted: what is in the module of that type."""
from sqlalchemy_utils.types.encrypted.encrypted_type import *
