"""sqlalchemy_serializer: the mixin of models, which adds nothing to their tables; the rest is opaque."""
from _rest import rest_of


class SerializerMixin:
    serialize_only = serialize_rules = ()


__getattr__ = rest_of("sqlalchemy_serializer")
