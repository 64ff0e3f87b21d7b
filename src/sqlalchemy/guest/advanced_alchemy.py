"""advanced_alchemy"""
from _rest import rest_of

__getattr__ = rest_of("advanced_alchemy", parts=("types",))
