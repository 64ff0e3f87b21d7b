from vendor import *

KNOWN = 1
field = CharField()
