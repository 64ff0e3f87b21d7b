"""sqlalchemy_utils keeps this type in a module of its own."""
from sqlalchemy_utils.types import *
