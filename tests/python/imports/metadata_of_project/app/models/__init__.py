from .base import Base
from . import user, post
__all__ = ["Base", "user", "post"]
