from . import base
from .base import Base
