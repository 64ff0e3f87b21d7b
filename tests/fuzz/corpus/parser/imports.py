from . import a as b
from ...c.d import (e, f as g,)
import x.y . z as w
