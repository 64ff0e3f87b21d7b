"""attr.exceptions."""
from attr import FrozenError, FrozenInstanceError, NotAnAttrsClassError, UnannotatedAttributeError  # noqa: F401


class FrozenAttributeError(FrozenError):
    pass


class AttrsAttributeNotFoundError(ValueError):
    pass


class DefaultAlreadySetError(RuntimeError):
    pass
