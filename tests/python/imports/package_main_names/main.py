import app.core as core
from app.core import *
from app import core as c
print(c is core, helper(), [n for n in dir(core) if not n.startswith("_")])
