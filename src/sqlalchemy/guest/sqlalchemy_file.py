"""sqlalchemy_file: its types; the rest is opaque."""
from _rest import rest_of
from sqlalchemy_file.types import FileField, ImageField


class File(dict):
    """What is known of a file."""


__getattr__ = rest_of("sqlalchemy_file", parts=("types",))
