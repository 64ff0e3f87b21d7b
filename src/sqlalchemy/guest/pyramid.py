"""pyramid: what env.py files of its applications ask for is in pyramid.paster; the rest is opaque."""
from _rest import rest_of

__getattr__ = rest_of("pyramid")
