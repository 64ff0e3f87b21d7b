"""cryptography: keys are in cryptography.fernet; the rest is opaque."""
from _rest import rest_of

__getattr__ = rest_of("cryptography")
