from . import Base
from .. import models
from ..tools import shout as s


def describe():
    return s("user"), Base.level, models.__name__
