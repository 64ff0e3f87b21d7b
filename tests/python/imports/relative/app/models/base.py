from .. import LEVEL
from ..tools import shout


class Base:
    level = shout(LEVEL)
