"""advanced_alchemy.types keeps this type in a module of its own."""
from advanced_alchemy.types import *
