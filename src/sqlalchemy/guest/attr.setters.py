"""attr.setters: what happens where an attribute is set. Values of classes made by define() are converted and checked."""
from attr import FrozenInstanceError


def frozen(instance, attribute, value):
    raise FrozenInstanceError()


def validate(instance, attribute, value):
    attribute.validate(instance, value)
    return value


def convert(instance, attribute, value):
    return attribute.convert(value)


def pipe(*setters):
    def set_through(instance, attribute, value):
        for one in setters:
            value = one(instance, attribute, value)
        return value
    return set_through


NO_OP = object()
