from .helpers import helper
from .helpers import *
